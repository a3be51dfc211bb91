"""The revision of the open data leaves out the work with people, which would throw open pages away at every note."""

from django.db import migrations, models

CLOSED_PLANE = (
    "^(account|approval|assessment|breach|case|coordinator|deletion_list|demonstration|family_conference|household|"
    "legal_hold|membership|person|referral|rights_request|transfer):"
)


class Migration(migrations.Migration):
    dependencies = [("base", "0005_traces_are_sealed")]
    operations = [
        migrations.RemoveIndex(model_name="auditevent", name="audit_event_open_data"),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                "id",
                name="audit_event_open_data",
                condition=~models.Q(kind__startswith="account.") & ~models.Q(about__regex=CLOSED_PLANE),
            ),
        ),
    ]
