from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regional_plans", "0002_road_distances_come_in_files")]

    operations = [
        migrations.AddField(
            model_name="scenarioresult",
            name="helped",
            field=models.JSONField(
                blank=True,
                help_text="what would help most, tried in the background; empty: not tried yet",
                null=True,
            ),
        ),
    ]
