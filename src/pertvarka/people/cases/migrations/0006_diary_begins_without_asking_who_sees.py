"""A team row takes the day its diary begins from its case, whoever writes the row, also of a case they do not see.

Read as its owner, the row of the case costs one look into an index. Read as whoever writes the team row, the rules of who
sees the case were asked anew for every row, and the invented country took a third of its load for that.
"""

from django.db import migrations

from pertvarka.foundation.base.row_security import APP_ROLE

FORWARDS = f"""
DROP TRIGGER begin_diary ON cases_teammember;
CREATE OR REPLACE FUNCTION scope.begin_diary() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.diary_from := (SELECT diary_from FROM public.cases_case WHERE id = NEW.case_id);
    RETURN NEW;
END $$;
-- Who writes is asked here, where it is still known: inside the function everybody is its owner.
CREATE TRIGGER begin_diary BEFORE INSERT ON cases_teammember
    FOR EACH ROW WHEN (NEW.kind <> 'request' OR current_user = '{APP_ROLE}') EXECUTE FUNCTION scope.begin_diary();
"""
BACKWARDS = f"""
DROP TRIGGER begin_diary ON cases_teammember;
CREATE OR REPLACE FUNCTION scope.begin_diary() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.kind <> 'request' OR current_user = '{APP_ROLE}' THEN
        NEW.diary_from := (SELECT diary_from FROM public.cases_case WHERE id = NEW.case_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER begin_diary BEFORE INSERT ON cases_teammember FOR EACH ROW EXECUTE FUNCTION scope.begin_diary();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_person_links")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
