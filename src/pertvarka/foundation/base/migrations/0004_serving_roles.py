"""The rights of the app role: tables of the open plane as a whole, the audit record only to read and to add to."""

from django.db import migrations

from pertvarka.foundation.base.row_security import APP_ROLE, ServingRoles


class Migration(migrations.Migration):
    dependencies = [("base", "0003_revision_of_the_open_data")]
    operations = [
        ServingRoles(),
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON base_auditevent FROM {APP_ROLE}",
            f"GRANT UPDATE, DELETE ON base_auditevent TO {APP_ROLE}",
        ),
    ]
