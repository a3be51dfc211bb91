"""A title of a method that was corrected stays beside the new one, with the reason."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0006_texts_only_in_the_index")]
    operations = [
        migrations.CreateModel(
            name="FormerTitle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title_lt", models.CharField(max_length=300)),
                ("title_en", models.CharField(max_length=300)),
                ("reason", models.CharField(help_text="stands on the open page", max_length=300)),
                ("corrected_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_titles",
                        to="library.methodologypackage",
                    ),
                ),
            ],
            options={"ordering": ["-corrected_at", "-id"]},
        ),
    ]
