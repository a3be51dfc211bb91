"""The words of texts stand in the index alone; beside each document only the stems of its title and names.

Stems of a whole text, kept in the row, had to be unfolded whenever the database ordered what it found or passed the
index by: 2 s for a word of every document. An index over the expression is always the cheaper way to ask, since the
function says what it costs; a row is never stemmed for a search. What is found is ordered by the short column.
"""

from django.db import migrations

NO_INDEX = "DROP INDEX library_search"
NO_COLUMN = "ALTER TABLE library_searchentry DROP COLUMN search"
# The settings keep the planner from writing the function's body into a query, where it would count as cheap.
DEAR = "ALTER FUNCTION library_stems(text) COST 10000 SET search_path = pg_catalog"
HEAD = """
ALTER TABLE library_searchentry ADD COLUMN head tsvector GENERATED ALWAYS AS (
    setweight(library_stems(title), 'A') || setweight(library_stems(names), 'B')
) STORED
"""
# Documents come seldom and one by one: words go into the index at once, none wait in a list every search reads through.
INDEX = r"""
CREATE INDEX library_search ON library_searchentry
USING gin (library_stems(title || E'\n' || names || E'\n' || body)) WITH (fastupdate = off)
"""
# Which words there are would be learnt by stemming every text once more, and changes no plan.
NO_STATISTICS = "ALTER INDEX library_search ALTER COLUMN 1 SET STATISTICS 0"

FORMER_COLUMN = """
ALTER TABLE library_searchentry ADD COLUMN search tsvector GENERATED ALWAYS AS (
    setweight(library_stems(title), 'A') || setweight(library_stems(names), 'B') || setweight(library_stems(body), 'D')
) STORED
"""
FORMER_INDEX = "CREATE INDEX library_search ON library_searchentry USING gin (search)"


class Migration(migrations.Migration):
    dependencies = [("library", "0005_search")]
    operations = [
        migrations.RunSQL(NO_INDEX, FORMER_INDEX),
        migrations.RunSQL(NO_COLUMN, FORMER_COLUMN),
        migrations.RunSQL(DEAR, "ALTER FUNCTION library_stems(text) COST 100 RESET search_path"),
        migrations.RunSQL(HEAD, "ALTER TABLE library_searchentry DROP COLUMN head"),
        migrations.RunSQL(INDEX, NO_INDEX),
        migrations.RunSQL(NO_STATISTICS, migrations.RunSQL.noop),
    ]
