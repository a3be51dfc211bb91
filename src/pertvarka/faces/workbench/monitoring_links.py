"""Where a discrepancy is put right: the page of the thing an alert is about."""

from django.urls import NoReverseMatch, reverse

PAGES = {
    "case": "cases:case",
    "event": "workbench:event",
    "service_offer": "workbench:offer",
    "referral": "workbench:referral",
    "quality": "workbench:quality_process",
}
PUBLIC = {"indicator": "public_site:indicator"}


def address_of(about: str) -> str:
    """'' where there is no page for it, or the page has another name now."""
    kind, _colon, rest = about.partition(":")
    key = rest.split("/", 1)[0]
    name = PAGES.get(kind) or PUBLIC.get(kind)
    if name is None:
        return ""
    try:
        return reverse(name, args=[key]) if kind in PAGES else reverse(name, kwargs={"code": key})
    except NoReverseMatch:
        return ""
