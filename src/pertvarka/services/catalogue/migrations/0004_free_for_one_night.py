"""Who said yesterday that a child can come tonight has said nothing of today: the night is written down."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_fact_shape")]

    operations = [
        migrations.AddField(
            model_name="carerhousehold",
            name="free_on",
            field=models.DateField(
                blank=True, help_text="the day whose night an on-duty carer can take a child", null=True
            ),
        ),
        # What stood without a day holds for the night in which it is given one.
        migrations.RunSQL(
            "UPDATE catalogue_carerhousehold SET free_on = current_date WHERE is_free_tonight",
            "UPDATE catalogue_carerhousehold SET is_free_tonight = (free_on = current_date) WHERE free_on IS NOT NULL",
        ),
        migrations.RemoveField(model_name="carerhousehold", name="is_free_tonight"),
    ]
