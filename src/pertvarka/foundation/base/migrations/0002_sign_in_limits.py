"""The table behind the cache: sign-in limits must hold across worker processes (settings.CACHES)."""

from django.db import migrations

MAKE = """
CREATE TABLE base_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX base_cache_expires ON base_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0001_audit_record_and_lithuanian_order")]
    operations = [migrations.RunSQL(MAKE, "DROP TABLE base_cache")]
