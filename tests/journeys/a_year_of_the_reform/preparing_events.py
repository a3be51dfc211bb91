"""The programme office plans its year, and a seminar for three regions: place, programme, places, invitations."""

import re

from playwright.sync_api import expect

from tests.journeys.a_year_of_the_reform.post import Post, text_of
from tests.journeys.a_year_of_the_reform.story import REGIONS, Story
from tests.journeys.desk import TICKED, Desk
from tests.journeys.wording import word

TITLE_LT, TITLE_EN = "Seminaras „Kaip žmogus grįžta namo“", "Seminar “How a person comes home”"
VENUE = "Telšių kultūros namai"
INVITED, OPENLY = 38, 2
HALF_DAYS = (
    ("Rytas", "Morning", "09:00", "12:00", "4", "09:15 | Ką pasakoja patys žmonės | What people tell themselves"),
    ("Popietė", "Afternoon", "13:00", "16:00", "4", "13:00 | Kas kam padeda | Who helps whom | Austėja Giedraitytė"),
)


def plan_year(story: Story, office: Desk) -> None:
    office.answer(
        "workbench:event_plan",
        story.year,
        answers={"conference": "1", "seminar": "6", "seminar_note": "po du kas ketvirtį", "round_table": "4"},
        press="Write the plan",
    )
    planned = office.page.locator("main table").first.locator("tbody tr td:nth-of-type(1)")
    expect(planned).to_have_text(["1", "6", "4"])
    office.photograph("plan-of-the-year")


def plan_seminar(story: Story, office: Desk) -> None:
    office.answer(
        "workbench:event_venue_new",
        answers={
            "name_lt": VENUE,
            "name_en": "House of culture of Telšiai",
            "town": "Telšiai",
            "address": "Kultūros g. 1",
            "places": "60",
            "accessibility_lt": "Įėjimas be laiptų, liftas, pritaikytas tualetas.",
            "accessibility_en": "No steps at the entrance, a lift, an accessible toilet.",
        },
        press="Enter the place",
    )
    office.open("workbench:event_new")
    office.fill(
        {
            "title_lt": TITLE_LT,
            "title_en": TITLE_EN,
            "kind": "seminar",
            "scope": "regional",
            "regions": REGIONS,
            "starts_on": story.today.isoformat(),
            "organiser": "Socialinės apsaugos",
            "venue": VENUE,
            "places": "45",
            "is_open": TICKED,
            "registration_closes_on": story.today.isoformat(),
        }
    )
    office.photograph("new-event")
    office.press("Plan the event")
    story.seminar = office.key()
    write_programme(story, office, story.seminar)
    office.press("Confirm the event")
    office.photograph("event-confirmed")


def write_programme(story: Story, office: Desk, event: str) -> None:
    """Two half-days of four academic hours each."""
    for title_lt, title_en, starts, ends, hours, items in HALF_DAYS:
        office.answer(
            "workbench:event_session_new",
            event,
            answers={
                "title_lt": title_lt,
                "title_en": title_en,
                "on": story.today.isoformat(),
                "starts": starts,
                "ends": ends,
                "academic_hours": hours,
                "items": items,
            },
            press="Save the half-day",
        )


def invite(story: Story, office: Desk, post: Post) -> None:
    """Pasted from a table; each gets a letter with a link of their own."""
    guests = story.seminar_guests[:INVITED]
    lines = "\n".join(f"{guest.name}; {guest.email}; {guest.organisation}" for guest in guests)
    office.open("workbench:event_invite", story.seminar)
    office.photograph("invite")
    office.fill({"people": lines, "role": "participant"})
    office.press("Invite")
    letters = post.to({guest.email for guest in guests})
    links = {_link(text_of(letter)) for letter in letters.values()}
    assert len(links) == INVITED
    assert all(TITLE_LT in str(letter["Subject"]) for letter in letters.values())


def come_openly(story: Story, visitor: Desk, post: Post) -> None:
    """Two more see the event in the calendar and register themselves, in English."""
    visitor.open("public_site:events")
    visitor.press_on(visitor.page.locator("main").get_by_role("link", name=TITLE_EN))
    story.slug = visitor.key()
    visitor.photograph("event-as-the-public-sees-it")
    for guest in story.seminar_guests[INVITED:]:
        visitor.answer(
            "public_site:event_registration",
            story.slug,
            answers={
                "name": guest.name,
                "email": guest.email,
                "organisation": guest.organisation,
                "photo_consent": "no",
            },
            press="Register",
        )
        visitor.sees("Your registration is received")
    letters = post.to({guest.email for guest in story.seminar_guests[INVITED:]})
    assert all(TITLE_EN in str(letter["Subject"]) for letter in letters.values())


def answer_invitations(story: Story, visitor: Desk, post: Post) -> None:
    """One opens the link of the letter and says: I am coming; another: I am not, and thinks better of it."""
    first, second = (guest.email for guest in story.seminar_guests[:2])
    letters = post.to({first, second})
    for email, wishes in ((first, ["I am coming"]), (second, ["I am not coming", "I am coming"])):
        answer = visitor.page.goto(_link(text_of(letters[email])))
        assert answer is not None
        assert answer.status == 200
        for wish in wishes:
            visitor.press_on(visitor.page.get_by_role("button", name=word(wish, visitor.language), exact=True))
    visitor.photograph("own-registration")


def see_list(story: Story, office: Desk) -> None:
    office.open("workbench:event_list", story.seminar)
    expect(office.page.locator("main tbody tr[data-row]")).to_have_count(INVITED + OPENLY)
    for guest in (story.seminar_guests[0], story.seminar_guests[-1]):
        expect(office.page.locator("main tbody")).to_contain_text(guest.name)
    office.photograph("list-of-the-event")


def _link(text: str) -> str:
    found = re.search(r"https?://\S+", text)
    assert found
    return found[0]
