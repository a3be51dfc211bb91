"""View records get a hash each and are never changed; only the command that seals may add to the chain of seals."""

from django.db import migrations, models
from django.db.models import Value

from pertvarka.foundation.base import trace_rows
from pertvarka.foundation.base.row_security import Policy, ProtectTable

TABLE = "access_viewrecord"
COLUMNS = ("id", "uuid", "viewed_at", "kind", "by", "role_code", "about", "case_id", "page", "ground")


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_row_scope_and_traces"),
        ("base", "0005_traces_are_sealed"),
    ]
    operations = [
        migrations.AddField(
            model_name="viewrecord",
            name="row_hash",
            field=models.BinaryField(
                db_default=Value(b""), help_text="SHA-256 over all other columns, computed by the database"
            ),
        ),
        migrations.RunSQL(
            trace_rows.keep(TABLE, columns=COLUMNS, moments=("viewed_at",)),
            trace_rows.release(TABLE),
        ),
        # The chain holds ids and hashes, nothing about anybody: whoever works here may see when was sealed last.
        ProtectTable(
            "base_sealbatch",
            grants="SELECT, INSERT",
            for_scope_functions=True,
            policies=[
                Policy("see", "SELECT", using="true"),
                Policy("seal", "INSERT", check="(SELECT scope.reference()) = 'command:seal'"),
            ],
        ),
    ]
