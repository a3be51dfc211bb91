"""A correction of a published figure is prepared while the published one still stands."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_meetings_figures_reviews_and_alerts")]

    operations = [
        migrations.RemoveConstraint("submission", "submission_once_a_day"),
        migrations.AddConstraint(
            "submission",
            models.UniqueConstraint(
                fields=["indicator_code", "as_of"],
                condition=~Q(state="corrected") & Q(replaces=None),
                name="submission_once_a_day",
            ),
        ),
    ]
