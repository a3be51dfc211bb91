"""A broken or contradicting definitions file names file, line, key and cure in both languages, and loads nothing."""

from dataclasses import dataclass

import pytest

from pertvarka.programme.framework.models import Programme
from tests.unit.faces.command_line.conftest import Definitions, Run
from tests.unit.faces.command_line.test_load import rows


@dataclass(frozen=True, slots=True)
class Broken:
    """One mistake: what stands in the file, what somebody wrote instead, and what must be told."""

    file: str
    old: str
    new: str
    key: str
    cure_en: str
    cure_lt: str
    lines_later: int = 0


CASES = {
    "not YAML": Broken(
        "events.yaml",
        "  kind: conference\n",
        "  kind: [conference\n",
        key="(YAML)",
        cure_en="Correct the indentation, quotation marks or colon",
        cure_lt="Pataisykite įtraukas, kabutes arba dvitaškį",
        lines_later=1,
    ),
    "a key nobody knows": Broken(
        "events.yaml",
        "  kind: conference\n",
        "  kind: conference\n  kidn: conference\n",
        key="events.0.kidn",
        cure_en="Remove the key or correct its spelling.",
        cure_lt="Pašalinkite raktą arba pataisykite jo rašybą.",
        lines_later=1,
    ),
    "a key that is missing": Broken(
        "events.yaml",
        "  starts_on: 2016-04-28\n",
        "",
        key="events.0.starts_on",
        cure_en="Add this key.",
        cure_lt="Įrašykite šį raktą.",
        lines_later=-5,
    ),
    "a word for a number": Broken(
        "events.yaml",
        "  participants_declared: 212\n",
        "  participants_declared: many\n",
        key="events.0.participants_declared",
        cure_en="Write a whole number.",
        cure_lt="Įrašykite sveikąjį skaičių.",
    ),
    "a day that is not one": Broken(
        "events.yaml",
        "  starts_on: 2016-04-28\n",
        "  starts_on: 28 April\n",
        key="events.0.starts_on",
        cure_en="Write the date as 2017-10-26.",
        cure_lt="Datą rašykite taip: 2017-10-26.",
    ),
    "a key twice": Broken(
        "events.yaml",
        "  scope: national\n",
        "  scope: national\n  scope: regional\n",
        key="scope",
        cure_en="Keep one.",
        cure_lt="Palikite vieną.",
        lines_later=1,
    ),
    "an indicator nobody defined": Broken(
        "plan_versions.yaml",
        "  - {indicator: 1.2.1, value: 7",
        "  - {indicator: 9.9.9, value: 7",
        key="versions.0.targets.1.indicator",
        cure_en="Correct the code or add the indicator to framework.yaml.",
        cure_lt="Pataisykite kodą arba įrašykite rodiklį į framework.yaml.",
    ),
    "an indicator twice in one plan": Broken(
        "plan_versions.yaml",
        "  - {indicator: 1.2.1, value: 7",
        "  - {indicator: 1.1.1, value: 7",
        key="versions.0.targets.1.indicator",
        cure_en="Keep one row.",
        cure_lt="Palikite vieną eilutę.",
    ),
    "parts that do not add up": Broken(
        "plan_versions.yaml",
        "    - {key: seminar, value: 24",
        "    - {key: seminar, value: 25",
        key="versions.0.targets.6.parts",
        cure_en="Correct the parts or the value.",
        cure_lt="Pataisykite dalis arba reikšmę.",
        lines_later=-2,
    ),
    "a region that is not there": Broken(
        "events.yaml",
        "  regions: [LT-UT]\n",
        "  regions: [LT-XX]\n",
        key="events.3.regions",
        cure_en="Correct the code.",
        cure_lt="Pataisykite kodą.",
    ),
    "two events with one address": Broken(
        "events.yaml",
        "  slug: 2017-10-26-vaiku-ir-seimu-gerove\n",
        "  slug: 2016-04-28-steigiamoji-konferencija\n",
        key="events.1.slug",
        cure_en="Every event needs a code and an address of its own.",
        cure_lt="Kiekvienas renginys turi turėti savo kodą ir adresą.",
    ),
    "a statement about no indicator": Broken(
        "declared.yaml",
        "- {indicator: 4.1.1, value: 64",
        "- {indicator: 4.1.9, value: 64",
        key="achievements.0.indicator",
        cure_en="Correct the code.",
        cure_lt="Pataisykite kodą.",
    ),
    "residents of no municipality": Broken(
        "territory/population.yaml",
        "\n[]\n",
        "\n- {municipality: LT-99, year: 2020, population: 5, source: x}\n",
        key="0.municipality",
        cure_en="Write the code of a municipality from regions.yaml.",
        cure_lt="Įrašykite savivaldybės kodą iš failo regions.yaml.",
        lines_later=1,
    ),
    "an indicator file for no indicator": Broken(
        "indicators/4.1.1.yaml",
        "code: 4.1.1\n",
        "code: 4.1.7\n",
        key="code",
        cure_en="The file name and the code must be the same.",
        cure_lt="Failo vardas ir kodas turi sutapti.",
    ),
    "a condition nobody understands": Broken(
        "indicators/4.1.1.yaml",
        "  when: {state: [held, reported]}\n",
        "  when: {stage: [held, reported]}\n",
        key="in.0.when",
        cure_en="Correct the condition.",
        cure_lt="Pataisykite sąlygą.",
    ),
    "a review that tells a figure nobody defined": Broken(
        "review_2017.yaml",
        '- figure: "{persons-assessed}"',
        '- figure: "{persons-asessed}"',
        key="figure",
        cure_en="Correct the code, or write the definition of the indicator in the folder indicators.",
        cure_lt="Pataisykite kodą arba sukurkite rodiklio apibrėžtį aplanke indicators.",
    ),
}


@pytest.mark.parametrize("broken", CASES.values(), ids=CASES.keys())
def test_the_mistake_is_told_and_nothing_is_loaded(broken: Broken, own_definitions: Definitions, pertvarka: Run):
    own_definitions.change("framework.yaml", "en: Reform of institutional care\n", "en: Another title\n")
    line = own_definitions.change(broken.file, broken.old, broken.new) + broken.lines_later
    before = rows()

    code, told, complaint = pertvarka("load")

    assert code == 1
    assert told == ""
    english, lithuanian = complaint.strip().splitlines()
    for sentence in (english, lithuanian):
        assert f"definitions/{broken.file}:{line}," in sentence
        assert broken.key in sentence
    assert broken.cure_en in english
    assert broken.cure_lt in lithuanian
    assert english.endswith("Nothing was loaded.")
    assert lithuanian.endswith("Nieko neįkelta.")
    assert rows() == before
    assert Programme.objects.get().title_en == "Reform of institutional care", "a sound file before it was loaded"


def test_a_target_is_never_overwritten(own_definitions: Definitions, pertvarka: Run):
    own_definitions.change("framework.yaml", "en: Reform of institutional care\n", "en: Another title\n")
    own_definitions.change("plan_versions.yaml", "{indicator: 4.2.5, value: 27", "{indicator: 4.2.5, value: 28")
    before = rows()

    code, _, complaint = pertvarka("load")

    assert code == 1
    english, lithuanian = complaint.strip().splitlines()
    for sentence in (english, lithuanian):
        assert all(word in sentence for word in ("4.2.5", "27", "28"))
    assert "Make a new plan version." in english
    assert "Sukurkite naują plano versiją." in lithuanian
    assert rows() == before
    assert Programme.objects.get().title_en == "Reform of institutional care"
