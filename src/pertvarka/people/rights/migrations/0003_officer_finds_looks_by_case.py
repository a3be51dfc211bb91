"""The officer finds every look at a person's file, also one that named only the case: keys of cases, no content."""

from django.db import migrations

CASES_OF_PERSON = """
CREATE FUNCTION scope.cases_of_person(wanted uuid) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(c.id ORDER BY c.id), '{}')
    FROM public.cases_case c JOIN public.cases_person p ON p.id = c.person_id
    WHERE p.uuid = wanted AND scope.may('rights:view_record:view')
$$;
REVOKE ALL ON FUNCTION scope.cases_of_person(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope.cases_of_person(uuid) TO pertvarka_app;
"""


class Migration(migrations.Migration):
    dependencies = [("rights", "0002_what_the_officer_may_and_restriction_forbids")]

    operations = [migrations.RunSQL(CASES_OF_PERSON, "DROP FUNCTION scope.cases_of_person(uuid);")]
