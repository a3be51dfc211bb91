"""An agreed plan points at the photo of the page the person signed, which is a file of the same case."""

import django.db.models.deletion
from django.db import migrations, models

from pertvarka.people.cases.migrations._same_case import same_case, told_apart


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_fact_shape"), ("cases", "0006_diary_begins_without_asking_who_sees")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="signed_page",
            field=models.ForeignKey(
                blank=True,
                help_text="photo or scan of the page the person signed; the newest one",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.attachment",
            ),
        ),
        told_apart("cases_attachment"),
        same_case("plans_plan", "signed_page_id", parent="cases_attachment"),
    ]
