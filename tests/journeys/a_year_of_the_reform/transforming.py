"""An institution's plan: written, refused until its figures agree, submitted, returned, improved, endorsed; 72 hours."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.a_year_of_the_reform.story import EXPERT, Story
from tests.journeys.desk import Desk

RESIDENTS, HOURS, VISITS = 24, "12", 6
INSTITUTION = "Liepų alėja"
DECISION = "Įsakymas A1-72"
PLACE, REMARK = "Grupinio gyvenimo namai", "Kas padės žmonėms naktį? Parašykite, kiek bus darbuotojų."
NIGHT = "Naktį kiekvienuose namuose budi po vieną darbuotoją; iškvietus kitas atvyksta per dvidešimt minučių."
Rows = tuple[dict[str, str], ...]


def chapters(year: int) -> dict[str, tuple[str, Rows]]:
    """Text and table of each chapter; the money does not agree yet."""
    return {
        "situation": ("Namuose gyvena 24 žmonės, pastatas statytas 1972 metais, kambariuose – po tris.", ()),
        "residents": (
            "Dvylika žmonių nori gyventi po kelis, keturi – vieni, aštuoni grįš į savo miestelius.",
            (
                {"destination": "group_home", "quarter": f"{year + 1}-4", "count": "12"},
                {"destination": "own_home", "quarter": f"{year + 2}-2", "count": "4"},
            ),
        ),
        "services": (
            "Dveji namai po šešis žmones skirtinguose miesto rajonuose.",
            ({"service": PLACE, "municipality": "Tauragės rajonas", "places": "12", "opens_on": f"{year + 1}-09-01"},),
        ),
        "staff": (
            "Visi, kas nori, dirbs toliau; trylika mokysis.",
            (
                {
                    "profession": "Individualios priežiūros darbuotojas",
                    "now": "14",
                    "after": "16",
                    "training": "40 val.",
                },
            ),
        ),
        "building": ("Pastatas grąžinamas savivaldybei.", ({"part": "Visas", "area": "1840", "future": "Būstas"},)),
        "money": (
            "Lėšos namams įsigyti ir įrengti.",
            (
                {"side": "cost", "item": "Dveji namai", "year": str(year + 1), "sum": "420 000"},
                {"side": "funding", "item": "Valstybės biudžetas", "year": str(year + 1), "sum": "400 000"},
            ),
        ),
        "timetable": (
            "Trys žingsniai per dvejus metus.",
            ({"measure": "Nupirkti namus", "owner": "Direktorius", "due_on": f"{year + 1}-06-30"},),
        ),
        "risks": (
            "Kaimynai bijo, darbuotojai nežino.",
            (
                {
                    "risk": "Kaimynų pasipriešinimas",
                    "likelihood": "3",
                    "impact": "4",
                    "answer": "Susitikimai su kaimynais",
                    "owner": "Direktorius",
                },
            ),
        ),
        "communication": (
            "Kalbamės su žmonėmis, artimaisiais, kaimynais.",
            ({"audience": "Artimieji", "what": "Kas bus toliau", "when_on": f"{year + 1}-01-15"},),
        ),
    }


def enlist(story: Story, office: Desk) -> None:
    """The programme office puts the institution on the list of the reform."""
    office.open("workbench:institution_tracker")
    office.photograph("no-institutions-yet")
    office.answer(
        "workbench:institution_new",
        answers={
            "organisation": INSTITUTION,
            "kind": "adults_home",
            "places_count": "30",
            "residents": str(RESIDENTS),
            "target_on": f"{story.year + 3}-12-31",
        },
        press="Put it on the list",
    )
    office.photograph("institution-on-the-list")


def write(story: Story, head: Desk) -> None:
    """Nine chapters; what does not agree is told before anybody else reads it."""
    head.open("workbench:institutions")
    story.institution = head.key()
    head.photograph("institution-without-a-plan")
    head.press("Begin the plan")
    for key, (text, rows) in chapters(story.year).items():
        head.open("workbench:institution_chapter", story.institution, 1, key)
        head.fill({"text": text, **_cells(rows)})
        if key == "residents":
            head.photograph("chapter-of-the-plan")
        head.press("Save")
    head.open("workbench:institution", story.institution)
    head.photograph("plan-that-does-not-agree")


def submit(story: Story, head: Desk) -> None:
    head.open("workbench:institution", story.institution)
    head.is_told_why_not("Submit to the expert")
    money = chapters(story.year)["money"][1]
    head.open("workbench:institution_chapter", story.institution, 1, "money")
    head.fill(_cells((money[0], {**money[1], "sum": "420 000"})))
    head.press("Save")
    head.open("workbench:institution", story.institution)
    head.press("Submit to the expert")
    head.photograph("plan-with-the-expert")


def consult(story: Story, expert: Desk) -> None:
    """Seventy-two hours as a plan has; not one more."""
    visits = ("workbench:institution_visits", story.institution, 1)
    for number in range(VISITS):
        expert.answer(*visits, answers=_visit(story, number), press="Log the consultancy")
    expert.photograph("log-of-consultancy")
    expert.open(*visits)
    expert.fill(_visit(story, VISITS))
    expert.is_told_why_not("Log the consultancy")


def send_back(story: Story, expert: Desk) -> None:
    expert.open("workbench:institutions")
    expert.photograph("institutions-of-the-expert")
    expert.open("workbench:institution", story.institution)
    expert.is_told_why_not("Return with remarks")
    expert.open("workbench:institution_chapter", story.institution, 1, "services")
    expert.fill({"place": PLACE, "text": REMARK})
    expert.press("Add the remark")
    expert.photograph("remark-at-its-place")
    expert.open("workbench:institution", story.institution)
    expert.press("Return with remarks")


def improve(story: Story, head: Desk) -> None:
    """A plan with an unanswered remark does not go back to the expert."""
    head.open("workbench:institution", story.institution)
    head.photograph("returned-plan")
    head.is_told_why_not("Submit to the expert")
    head.open("workbench:institution_chapter", story.institution, 1, "services")
    expect(head.page.locator("#remarks + ul, .remarks").first).to_contain_text(REMARK)
    head.page.locator("textarea#text").fill(f"{chapters(story.year)['services'][0]} {NIGHT}")
    head.press("Save")
    head.open("workbench:institution_chapter", story.institution, 1, "services")
    answer = head.page.locator(".remarks form")
    answer.locator("textarea").fill("Parašėme skyriaus tekste.")
    head.press_on(answer.get_by_role("button"))
    head.open("workbench:institution", story.institution)
    head.press("Submit to the expert")
    head.open("workbench:institution_compare", story.institution, 1)
    expect(head.page.locator("main ins").first).to_contain_text("Naktį")
    head.photograph("submissions-compared")


def endorse(story: Story, expert: Desk) -> None:
    expert.open("workbench:institution", story.institution)
    expert.is_told_why_not("Endorse")
    expert.open("workbench:institution_chapter", story.institution, 1, "services")
    expect(expert.page.locator("main")).to_contain_text(NIGHT)
    expert.press("Mark as resolved")
    expert.open("workbench:institution", story.institution)
    expert.press("Endorse")
    expert.photograph("endorsed-plan")
    expect(expert.page.locator("main")).to_contain_text(EXPERT)


def approve(story: Story, office: Desk) -> None:
    """The founder's decision; from then on the measures can be followed."""
    office.open("workbench:institution", story.institution)
    office.fill({"document": DECISION})
    office.press("Approve the plan")
    office.open("workbench:institution_measures", story.institution, 1)
    expect(office.page.locator("main")).to_contain_text("Nupirkti namus")
    office.photograph("measures-and-risks")


def _visit(story: Story, number: int) -> dict[str, str]:
    return {
        "held_on": (story.today - timedelta(days=number)).isoformat(),
        "hours": HOURS,
        "topic": f"Pokalbis apie planą, {number + 1} diena",
        "chapter": "services" if number % 2 else "",
    }


def _cells(rows: Rows) -> dict[str, str]:
    return {f"rows-{at}-{column}": value for at, row in enumerate(rows) for column, value in row.items()}
