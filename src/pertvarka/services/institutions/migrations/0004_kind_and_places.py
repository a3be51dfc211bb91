"""Who an institution was made for and how many could live there, told when it is put on the list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("institutions", "0003_quality_and_site_checks")]

    operations = [
        migrations.AddField(
            model_name="transforminginstitution",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("infants_home", "care home for infants"),
                    ("childrens_home", "care home for children"),
                    ("childrens_disability_home", "care home for children with disability"),
                    ("adults_home", "care home for adults with disability"),
                ],
                default="",
                max_length=30,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="transforminginstitution",
            name="places_count",
            field=models.PositiveIntegerField(blank=True, help_text="how many could live there", null=True),
        ),
    ]
