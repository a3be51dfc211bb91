"""The newest audit event that is not about an account is the revision of the open data; this finds it at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0002_sign_in_limits")]
    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                "id",
                name="audit_event_open_data",
                condition=models.Q(("kind__startswith", "account."), _negated=True),
            ),
        ),
    ]
