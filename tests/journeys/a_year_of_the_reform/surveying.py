"""A study asks a thousand people: invited from a list, answered, closed, published with margins of error."""

import csv
import json
from math import sqrt
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.a_year_of_the_reform.answering import SEED
from tests.journeys.a_year_of_the_reform.office import Office
from tests.journeys.a_year_of_the_reform.story import ANSWERS, Story
from tests.journeys.desk import Desk

NAME_EN = "What the neighbours think"
PEOPLE = 1000
"""In a stratum, for each who answers."""
Z = 1.96


def begin(story: Story, researcher: Desk) -> None:
    researcher.open("workbench:studies")
    researcher.photograph("no-studies-yet")
    researcher.answer(
        "workbench:study_new",
        answers={
            "kind": "research",
            "title_lt": "Ką mano kaimynai",
            "title_en": NAME_EN,
            "question_lt": "Ar kaimynai priimtų žmones, kurie grįžta iš įstaigų?",
            "question_en": "Would neighbours accept people who come back from institutions?",
            "method_lt": "Apklausa pagal kvietimą, trys gyventojų grupės.",
            "method_en": "A survey by invitation, three strata.",
            "population_lt": "Lietuvos gyventojai nuo 18 metų",
            "population_en": "Residents of Lithuania from 18",
            "sample_planned": str(sum(ANSWERS.values())),
        },
        press="Enter the study",
    )
    story.study = researcher.key()


def set_up(story: Story, researcher: Desk) -> None:
    names = {"city": ("Didmiesčiai", "Large cities"), "town": ("Miestai", "Towns"), "village": ("Kaimas", "Country")}
    strata = "\n".join(f"{code}; {'; '.join(names[code])}; {count * PEOPLE}" for code, count in ANSWERS.items())
    researcher.open("workbench:survey_new", story.study)
    researcher.fill(
        {
            "instrument_version": "Attitudes to living in the community",
            "mode": "invitation",
            "opens_on": story.today.isoformat(),
            "closes_on": story.in_days(14),
            "strata": strata,
        }
    )
    researcher.photograph("survey-being-set-up")
    researcher.press("Set up the survey")
    story.wave = researcher.key()


def invite(story: Story, researcher: Desk, folder: Path) -> None:
    """From a list with one address mistyped, which is corrected on the page before anybody is written down."""
    file, rows = folder / "adresai.csv", [code for code, count in ANSWERS.items() for _ in range(count)]
    with file.open("w", newline="") as written:
        sheet = csv.writer(written)
        sheet.writerow(("email", "stratum", "language"))
        for number, code in enumerate(rows):
            sign = "(at)" if number == SEED % len(rows) else "@"
            sheet.writerow((f"gyventojas{number}{sign}pavyzdys.example", code, "lt"))
    researcher.open("workbench:survey_invitations", story.wave)
    researcher.bring("brought", file)
    researcher.press_on(researcher.page.locator("main form button[type=submit]"), status=422)
    researcher.photograph("invitations-to-correct")
    wrong = researcher.page.locator('main input[name^="email_"]')
    expect(wrong).to_have_count(1)
    wrong.fill(wrong.input_value().replace("(at)", "@"))
    researcher.press("Look through once more and invite")
    researcher.press("Open the survey")
    researcher.photograph("open-survey")


def answer(story: Story, office: Office) -> dict[str, dict[str, int]]:
    """How many gave each answer, by question."""
    told: dict[str, dict[str, int]] = json.loads(office.run("answering", story.wave))
    return told


def close(story: Story, researcher: Desk) -> None:
    researcher.open("workbench:survey", story.wave)
    # Everybody who was written to has answered: the rate of all strata together.
    expect(researcher.page.locator("tr.sum td").last).to_contain_text("100")
    researcher.photograph("survey-answered")
    researcher.open("workbench:survey_close", story.wave)
    researcher.press("Close the survey")
    researcher.open("workbench:survey_results", story.wave)


def shown(researcher: Desk, question: str) -> list[tuple[int, float, float]]:
    """Count, share and margin of each answer of a question, as the page tells them."""
    rows = researcher.page.locator(f"section[aria-labelledby='r-{question}'] > table tbody tr")
    found = []
    for row in rows.all():
        count, share, margin = (row.locator("td").nth(column).inner_text() for column in range(3))
        found.append((int(_plain(count)), float(_plain(share)), float(_plain(margin))))
    return found


def by_the_textbook(count: int, answers: int) -> tuple[float, float]:
    """Share and margin of a simple random sample of a large population, in points: 1.96 √(p (1 − p) / n)."""
    part = count / answers
    return 100 * part, 100 * Z * sqrt(part * (1 - part) / answers)


def publish(story: Story, researcher: Desk) -> None:
    researcher.answer(
        "workbench:survey_results",
        story.wave,
        answers={
            "remarks_lt": "Žmonės, kurie gyvena įstaigose, neklausti.",
            "remarks_en": "People who live in institutions were not asked.",
        },
        press="The results are looked over",
    )
    researcher.press("Publish the results")
    for state in ("fieldwork", "reported", "published"):
        researcher.open("workbench:study", story.study)
        researcher.press_on(researcher.page.locator(f'form:has(input[name=state][value="{state}"]) button'))


def _plain(told: str) -> str:
    return "".join(character for character in told.replace(",", ".") if character.isdigit() or character == ".")
