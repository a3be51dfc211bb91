from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0002_facts")]

    operations = [
        migrations.CreateModel(
            name="Quotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(help_text="our number of the quotation: Q01", max_length=10, unique=True),
                ),
                ("source", models.CharField(help_text="key of the document that says it", max_length=20)),
                (
                    "about",
                    models.CharField(
                        help_text="event:E01, indicator:4.2.2, aim:1.2:9, consultation:K01 …", max_length=80
                    ),
                ),
                ("text_lt", models.TextField()),
                (
                    "slips",
                    models.JSONField(default=list, help_text="spelling mistakes of the source: written, right"),
                ),
                ("order", models.PositiveSmallIntegerField()),
            ],
            options={"ordering": ["source", "order"]},
        ),
    ]
