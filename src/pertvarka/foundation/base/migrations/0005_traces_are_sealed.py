"""Audit events get a hash each and are never changed; the chain of seals over them and over other traces."""

from django.db import migrations, models
from django.db.models import Value

import pertvarka.foundation.base.models.id_set
from pertvarka.foundation.base import trace_rows

TABLE = "base_auditevent"
COLUMNS = ("id", "uuid", "happened_at", "kind", "about", "by", "details")


class Migration(migrations.Migration):
    dependencies = [("base", "0004_serving_roles")]
    operations = [
        migrations.RunSQL(trace_rows.REFUSE, trace_rows.REFUSE_NO_MORE),
        migrations.AddField(
            model_name="auditevent",
            name="row_hash",
            field=models.BinaryField(
                db_default=Value(b""), help_text="SHA-256 over all other columns, computed by the database"
            ),
        ),
        migrations.RunSQL(
            trace_rows.keep(TABLE, columns=COLUMNS, moments=("happened_at",)),
            trace_rows.release(TABLE),
        ),
        migrations.CreateModel(
            name="SealBatch",
            fields=[
                (
                    "number",
                    models.BigIntegerField(help_text="place in the chain, from 1", primary_key=True, serialize=False),
                ),
                ("sealed_table", models.CharField(max_length=60)),
                (
                    "ids",
                    pertvarka.foundation.base.models.id_set.IdSetField(
                        help_text="exactly the rows sealed: ids are given before a commit, so a smaller one may come later"
                    ),
                ),
                ("rows_count", models.BigIntegerField()),
                ("rows_hash", models.BinaryField(help_text="SHA-256 over the hashes of the rows, by id")),
                ("settled_through", models.BigIntegerField(help_text="up to this id no row can come any more")),
                (
                    "writers",
                    models.TextField(blank=True, help_text="transactions that were adding rows; theirs may come later"),
                ),
                ("sealed_at", models.DateTimeField()),
                ("previous_root", models.BinaryField(unique=True)),
                (
                    "root",
                    models.BinaryField(help_text="SHA-256 over all of the above but the number", unique=True),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["sealed_table", "-number"], name="seal_batch_of_table")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("rows_count__gte", 1)), name="seal_batch_of_something"
                    )
                ],
            },
        ),
        migrations.RunSQL(trace_rows.never_changed("base_sealbatch"), migrations.RunSQL.noop),
    ]
