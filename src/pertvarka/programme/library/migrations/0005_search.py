"""The search: stems of Lithuanian words with and without their marks, by weight, under an index.

The stemmer is PostgreSQL's own. Marks are taken off with translate(), so that no extension is needed: stems of words as
written, stripped of marks, and stems of words that were stripped first, for whoever types without marks.
"""

import django.db.models.deletion
from django.db import migrations, models

STEMS = """
CREATE FUNCTION library_stems(written text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(pg_catalog.to_tsvector('pg_catalog.lithuanian', written)::text, 'ąčęėįšųūž', 'aceeisuuz')::tsvector
        || pg_catalog.to_tsvector('pg_catalog.lithuanian', translate(lower(written), 'ąčęėįšųūž', 'aceeisuuz'))
$$
"""
COLUMN = """
ALTER TABLE library_searchentry ADD COLUMN search tsvector GENERATED ALWAYS AS (
    setweight(library_stems(title), 'A') || setweight(library_stems(names), 'B') || setweight(library_stems(body), 'D')
) STORED
"""
INDEX = "CREATE INDEX library_search ON library_searchentry USING gin (search)"


class Migration(migrations.Migration):
    dependencies = [("library", "0004_methods_files_and_publicity")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="library.document",
                    ),
                ),
                ("title", models.TextField(help_text="in both languages")),
                ("names", models.TextField(blank=True, help_text="author and organisation")),
                (
                    "body",
                    models.TextField(
                        blank=True, help_text="text of the files, cut where it would be too long to index"
                    ),
                ),
            ],
        ),
        migrations.RunSQL(STEMS, "DROP FUNCTION library_stems(text)"),
        migrations.RunSQL(COLUMN, "ALTER TABLE library_searchentry DROP COLUMN search"),
        migrations.RunSQL(INDEX, "DROP INDEX library_search"),
    ]
