"""Keys without content for the data protection officer, read-only while restricted, lists that are asked for once."""

from django.db import migrations

from pertvarka.people.rights.migrations import _officer_rules


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_requests_holds_and_breaches")]

    operations = [*_officer_rules.OPERATIONS]
