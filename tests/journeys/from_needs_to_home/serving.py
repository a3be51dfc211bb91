"""The service: asked for, promised, begun, written down day by day, ended; the provider sees no more than it needs."""

from datetime import date, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import expect

from pertvarka.foundation.base.months import months_after
from tests.journeys.desk import Desk
from tests.journeys.from_needs_to_home.story import SURNAME, Story

PROVIDER = "Kalvė"
HOURS = "2"


def allow_sharing(story: Story, manager: Desk) -> None:
    manager.answer(
        "cases:grounds",
        story.case,
        answers={
            "purpose": "sharing_with_provider",
            "basis": "consent",
            "article": "BDAR 6 str. 1 d. a punktas",
            "informed_form": "easy_read",
            "informed_on": story.today.isoformat(),
        },
        press="Add the ground",
    )


def refer(story: Story, manager: Desk) -> None:
    """From the need to the offers that fit, with the reasons why the others do not."""
    manager.open("cases:plan", story.case)
    manager.follow("Find a place")
    story.service_need = _last_key(manager)
    manager.photograph("find-a-place")
    manager.follow("Refer", of=PROVIDER)
    manager.fill({"purpose": "Mobili komanda dvi valandas per savaitę: vaistai, pokalbis, pagalba močiutei."})
    manager.press("Continue")
    manager.fill({"shared_summary": "Jaunuolis grįžta pas močiutę. Reikia priminti vaistus.", "shared_parts": ["plan"]})
    manager.press("Continue")
    manager.photograph("referral-check")
    manager.press("Send the referral")
    story.referral = _last_key(manager)


def is_not_open_to(story: Story, provider: Desk) -> bool:
    """Neither the case nor its plan: only what is shared, until the place is promised."""
    return provider.is_refused("cases:case", story.case) and provider.is_refused("cases:plan", story.case)


def accept(story: Story, provider: Desk) -> None:
    provider.open("workbench:referrals")
    expect(provider.page.locator("main")).not_to_contain_text(SURNAME)
    provider.photograph("referrals-of-provider")
    with provider.page.expect_navigation():
        provider.page.locator("main").get_by_role("link", name=story.number).first.click()
    provider.photograph("referral-of-provider")
    provider.fill({"accept-starts_on": story.moved_on.isoformat()})
    provider.press("Accept")


def begin(story: Story, provider: Desk) -> None:
    provider.open("workbench:referral", story.referral)
    provider.fill({"start-starts_on": story.moved_on.isoformat()})
    provider.press("Begin the service")
    story.episode = _last_key(provider)


def record_three_months(story: Story, provider: Desk) -> list[str]:
    """Twice a week in each month's sheet; returns the totals the sheets show, as saved."""
    totals = []
    first = story.moved_on
    while first <= story.today:
        month = first.replace(day=1)
        provider.open("workbench:records", query=f"?month={month:%Y-%m}")
        row = provider.page.locator("tr[data-sheet-row]", has_text=story.number)
        expect(row).to_have_count(1)
        days = [day for day in _twice_a_week(story) if (day.year, day.month) == (month.year, month.month)]
        for day in days:
            row.locator(f'td[data-day="{day.day}"] input').fill(HOURS)
        if days:
            provider.press("Save")
        if len(totals) == 1:
            provider.photograph("records-of-a-month")
        row = provider.page.locator("tr[data-sheet-row]", has_text=story.number)
        totals.append(row.locator("[data-sheet-total]").inner_text().strip())
        expect(row.locator("[data-sheet-total]")).to_have_text(str(len(days) * int(HOURS)))
        first = months_after(month, 1)
    return totals


def end(story: Story, provider: Desk) -> None:
    provider.open("workbench:episode", story.episode)
    provider.photograph("service-of-provider")
    provider.fill(
        {
            "end-ends_on": story.today.isoformat(),
            "end-reason": "Jaunuolis vaistus geria pats.",
            "end-outcome": "Susitvarko su močiutės pagalba.",
            "end-satisfaction": "5",
        }
    )
    provider.press("End the service")


def _twice_a_week(story: Story) -> list[date]:
    days = (story.today - story.moved_on).days
    return [story.moved_on + timedelta(days=number) for number in range(days) if number % 7 in (1, 4)]


def _last_key(desk: Desk) -> str:
    return urlsplit(desk.page.url).path.rstrip("/").rsplit("/", 1)[-1]
