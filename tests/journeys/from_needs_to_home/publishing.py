"""The public numbers: counted from cases, published by the ministry, changed by exactly this one person."""

from tests.journeys.desk import Desk

COUNTED = (
    "persons-assessed-from-cases",
    "plans-agreed-from-cases",
    "persons-served-from-cases",
    "departures",
)


def publish(ministry: Desk) -> None:
    ministry.open("workbench:release")
    ministry.photograph("count-and-publish")
    ministry.press("Publish a new release")


def figures(visitor: Desk) -> dict[str, int]:
    """What everybody reads, by indicator."""
    visitor.open("public_site:from_cases")
    rows = visitor.page.locator("main tbody tr")
    found = {}
    for row in rows.all():
        href = row.locator("th a").get_attribute("href") or ""
        told = row.locator("td").first.inner_text()
        digits = "".join(character for character in told if character.isdigit())
        code = href.rstrip("/").rsplit("/", 1)[-1]
        if digits:
            found[code] = int(digits)
    return found
