"""Trainers bring papers of their groups: who brought one may put it right. Those there are belong to the organiser."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0010_quotas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="eventmaterial",
            name="brought_by",
            field=models.ForeignKey(
                blank=True,
                help_text="a trainer keeps what they brought; the organiser keeps all",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
