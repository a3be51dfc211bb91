"""Results tell each stratum by itself, and of questions asked row by row how many rows there were."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("research", "0002_facts")]
    operations = [
        migrations.AddField(
            model_name="questionresult",
            name="rows_count",
            field=models.PositiveIntegerField(
                blank=True, help_text="of a question asked row by row: the rows, figures count them", null=True
            ),
        ),
        migrations.AddField(
            model_name="questionresult",
            name="by_stratum",
            field=models.JSONField(
                blank=True,
                help_text="figures of each stratum; empty where too small, null where not broken down",
                null=True,
            ),
        ),
    ]
