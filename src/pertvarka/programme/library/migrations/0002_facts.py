"""The fact view of documents (foundation.base.facts says what a fact is)."""

from django.db import migrations

NO_PERSON = """
    NULL::varchar AS municipality, NULL::varchar AS service_type, NULL::varchar AS target_group,
    NULL::varchar AS sex, NULL::integer AS birth_year"""

DOCUMENT = f"""
CREATE VIEW library_document_fact WITH (security_invoker = true) AS
SELECT 'document:' || document.code || ':' || listing.reported_under || ':' || listing."order" AS row_reference,
    'document:' || document.code AS subject,
    document.published_on AS starts_on, document.published_on AS ends_on, document.known_on,
    CASE WHEN document.published_on IS NULL THEN 'unknown' ELSE 'day' END AS precision,
    document.title_lt, document.title_en, document.kind, 'national' AS scope, 'published' AS state,
    listing.reported_under, NULL::varchar AS part_of, NULL::date AS whole_known_on,
    ARRAY[]::varchar[] AS regions, {NO_PERSON},
    1::numeric AS amount, listing.source, document.code AS address
FROM library_document document JOIN library_listing listing ON listing.document_id = document.id
UNION ALL
SELECT 'document_group:' || grp.code, 'document_group:' || grp.code, NULL, NULL, grp.known_on, 'unknown',
    grp.title_lt, grp.title_en, grp.kind, 'national', 'published', grp.reported_under,
    'document_group:' || whole.code, whole.known_on, ARRAY[]::varchar[], {NO_PERSON},
    grp.documents_count::numeric, grp.source, NULL
FROM library_documentgroup grp LEFT JOIN library_documentgroup whole ON whole.id = grp.part_of_id
"""


class Migration(migrations.Migration):
    dependencies = [("library", "0001_documents_and_contracts")]
    operations = [migrations.RunSQL(DOCUMENT, "DROP VIEW library_document_fact")]
