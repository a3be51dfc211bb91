"""A target of a plan version cannot be changed or removed: the database refuses, whoever asks."""

from django.db import migrations

MAKE = """
CREATE FUNCTION framework_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A target is never overwritten: make a new plan version (table %)', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER target_is_never_overwritten BEFORE UPDATE OR DELETE ON framework_targetversion
    FOR EACH ROW EXECUTE FUNCTION framework_refuse_change();
CREATE TRIGGER target_part_is_never_overwritten BEFORE UPDATE OR DELETE ON framework_targetpart
    FOR EACH ROW EXECUTE FUNCTION framework_refuse_change();
"""
UNDO = """
DROP TRIGGER target_is_never_overwritten ON framework_targetversion;
DROP TRIGGER target_part_is_never_overwritten ON framework_targetpart;
DROP FUNCTION framework_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("framework", "0001_plan_and_its_versions")]
    operations = [migrations.RunSQL(MAKE, UNDO)]
