"""A region's plan as PDF, Word and tables: readable, in both languages, with the figures of the queries and no others."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.roles import role
from pertvarka.oversight.regional_plans.actions import comments, openings, plans
from pertvarka.oversight.regional_plans.documents import files, telling
from pertvarka.oversight.regional_plans.documents.gathered import NothingComputed
from pertvarka.oversight.regional_plans.figures import (
    GapTold,
    InputTold,
    MunicipalityLeft,
    MunicipalityNeeds,
    OpeningTold,
    Reason,
    ServiceLeft,
    ServiceNeeds,
    Summary,
    UnitFull,
    UnitsRow,
    UnitsTold,
)
from pertvarka.oversight.regional_plans.models import (
    FrozenInput,
    HandChange,
    PlanningParameter,
    RegionalPlan,
    Scenario,
    ScenarioResult,
)
from pertvarka.oversight.regional_plans.queries import plans as reading
from pertvarka.oversight.regional_plans.states import ScenarioState
from tests.unit.oversight.regional_plans.read_back import words_of_docx, words_of_pdf

TODAY = date(2026, 11, 22)
YEARS = (2027, 2028, 2029)
ALYTUS, ALYTUS_DISTRICT, LAZDIJAI, DRUSKININKAI, VARENA = "LT-02", "LT-03", "LT-24", "LT-07", "LT-55"

TOLD = InputTold(
    plans=31, needs=44, persons=31, households=29, expected=0, places=3, years=YEARS, budget=(900.0, 900.0, 900.0),
    municipalities=(
        MunicipalityNeeds(codes=(ALYTUS,), persons=20, places=3),
        MunicipalityNeeds(codes=(DRUSKININKAI, VARENA), persons=11, places=0),
    ),
    services=(ServiceNeeds(code="S06", persons=24, places=3), ServiceNeeds(code="S04", persons=None, places=0)),
    cells=(),
    gaps=(GapTold(code="offer_stale", owner="municipal_planner", place=ALYTUS, count=None),),
    assumptions=7, units=(UnitFull(service="S04", full=1.0),),
)  # fmt: skip
SUMMARY = Summary(
    years=YEARS, persons=31, moved=(8, 9, None), moved_total=None, waiting=None, waiting_share=None,
    waits_over_year=12, places=(8, 0, 20), places_total=28,
    build_cost=(420.0, 6.5, 1000.0), running_cost=(80.3, 160.5, 401.0), released=(100.0, 200.0, 250.0),
    budget=(900.0, 900.0, 900.0), carried=(450.0, 450.0, 0.0), staff=(7.0, 7.0, 23.4), missing_money=0.0,
    longest_trip_km=38.4,
    municipalities=(
        MunicipalityLeft(codes=(ALYTUS,), persons=20, waiting=(12, 9, 0), places=20),
        MunicipalityLeft(codes=(DRUSKININKAI, VARENA), persons=11, waiting=(11, 5, None), places=8),
    ),
    services=(
        ServiceLeft(code="S06", persons=24, waiting=0, places_now=3, places_opened=(8, 0, 20)),
        ServiceLeft(code="S04", persons=None, waiting=None, places_now=0, places_opened=(0, 0, 0)),
    ),
    openings=(
        OpeningTold(size="S06-small", service="S06", municipality=VARENA, year=2027, count=1, places=8,
                    build_cost=420.0, running_cost=100.8, staff=7.0),
        OpeningTold(size="S06-large", service="S06", municipality=ALYTUS, year=2029, count=2, places=20,
                    build_cost=1000.0, running_cost=240.4, staff=16.4, is_by_hand=True),
    ),
    reasons=(Reason(code="money", service="", persons=None), Reason(code="no_service", service="S08", persons=6)),
    late_institutions=(),
    units=(
        UnitsTold(service="S04", build_cost=6.0, running_cost=4.5, staff=0.3, rows=(
            UnitsRow(codes=(ALYTUS,), units=(6.0, 0.0, None), total=None),
            UnitsRow(codes=(DRUSKININKAI, VARENA), units=(0.0, 5.25, 0.0), total=5.25),
            UnitsRow(codes=(), units=(6.0, 5.25, None), total=None),
        )),
    ),
)  # fmt: skip


@pytest.fixture
def scenario(alytus) -> Scenario:
    """A computed scenario whose summary we know."""
    frozen = FrozenInput.objects.create(
        region=alytus, number=1, as_of=TODAY, digest="d" * 64, first_year=2027, years_count=3, settings={},
        told=TOLD.model_dump(mode="json"), is_invented=True,
    )  # fmt: skip
    made = Scenario.objects.create(
        input=frozen, letter="A", name_lt="Dabartinis biudžetas", name_en="Present budget", state=ScenarioState.SOLVED,
        changes={"budget_factor": 1.1},
    )  # fmt: skip
    ScenarioResult.objects.create(
        scenario=made, objective=1000.0, bound=988.0, bound_of="branching in parts", gap=0.012, benefit=0.983, seconds_taken=4.0,
        digest="0123456789abcdef" * 4, summary=SUMMARY.model_dump(mode="json"),
        solved_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
    )  # fmt: skip
    return made


@pytest.fixture
def plan(scenario, rasa) -> RegionalPlan:
    with scope.of(rasa):
        return plans.make(scenario=scenario, by=rasa)


@pytest.fixture
def carried(plan, rasa, egle, darius) -> RegionalPlan:
    """Commented, answered, approved, begun, and eight places late in Alytus."""
    with scope.of(rasa):
        plans.introduce(
            plan=plan,
            text="Planas parengtas su savivaldybėmis.\n\n*b* #eval(1)",
            expected_version=plan.version,
            by=rasa,
        )
        plans.submit(plan=plan, comments_until=timezone.localdate() + timedelta(days=20), by=rasa)
    in_alytus = next(one for one in reading.items(plan) if one.municipality.code == ALYTUS)
    with scope.of(darius):
        said = comments.write(plan=plan, item=in_alytus, text="Sklypas jau yra.", by=darius)
    with scope.of(rasa):
        comments.answer(comment=said, text="Ačiū, įrašyta.", expected_version=said.version, by=rasa)
    with scope.of(egle):
        plans.approve(plan=plan, document="Įsakymas Nr. A1-7", by=egle)
    with scope.of(rasa):
        plans.begin(plan=plan, by=rasa)
    with scope.of(darius):
        openings.record(
            item=reading.item(in_alytus.uuid, by=darius), opened_on=TODAY, places_count=8, words="", by=darius
        )
    return plan


def test_the_pdf_is_tagged_and_can_be_read(plan):
    for language, title, heading in (
        ("lt", "Alytaus regiono paslaugų planas", "Kas atidaroma"),
        ("en", "Service plan of the Alytus region", "What opens"),
    ):
        file = files.pdf(plan, language, today=TODAY)
        reader = pypdf.PdfReader(io.BytesIO(file.content))
        root = reader.trailer["/Root"]

        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert "pdfuaid" in root["/Metadata"].get_data().decode()
        assert (root["/Lang"], reader.metadata.title) == (language, title)
        assert heading in words_of_pdf(file.content)
        assert (
            file.name
            == {"lt": "pertvarka-regiono-planas-alytus-1.pdf", "en": "pertvarka-regional-plan-alytus-1.pdf"}[language]
        )
        assert "{" not in words_of_pdf(file.content)
    assert telling.tell(plan, language="lt", today=TODAY).made_at == plan.made_at, "not the moment of the download"


def test_every_table_says_what_the_queries_say(plan):
    told = {one.key: one for one in telling.tell(plan, language="en", today=TODAY).sections}

    items = reading.items(plan)
    rows = told["openings"].grid.rows
    assert [row[2:5] for row in rows[:-1]] == [("2027", "1 × 8", "8"), ("2029", "2 × 10", "20")]
    assert rows[-1][3:] == (
        str(sum(one.modules_count for one in items)), str(sum(one.places_count for one in items)), "1,420", "341", "23.4",
    )  # fmt: skip
    assert "put in by hand" in rows[1][0]
    assert [row[1:] for row in told["schedule"].grid.rows] == [("8", "–", "20", "28"), ("8", "–", "20", "28")]
    by_unit = ((0, "+6"), (1, "+5.25"), (2, "+…"))
    assert [lane.bars for lane in told["schedule"].picture.lanes] == [((0, "+8"),), ((2, "+20"),), by_unit]
    assert [lane.is_by_unit for lane in told["schedule"].picture.lanes] == [False, False, True]
    assert [row[1:] for row in told["by_unit"].grid.rows] == [
        ("Alytus City Municipality", "6", "0", "…", "…", "…", "…"),
        ("Druskininkai Municipality and Varėna District Municipality", "0", "5.25", "0", "5.25", "31.5", "23.6"),
        ("Alytus region", "6", "5.25", "…", "…", "…", "…"),
    ]
    assert {row[0] for row in told["by_unit"].grid.rows} == {"Supported housing for adults, homes or families"}
    assert told["by_unit"].grid.sums == {2}, "the region's row is the sum of the others"
    assert told["schedule"].picture.lanes[2].label == "Supported housing for adults, homes or families"
    assert told["schedule"].grid.shaded == {(0, 1), (0, 3)}
    money_rows = [row[1:] for row in told["money"].grid.rows]
    assert money_rows[0] == ("420", "80.3", "100", "400", "900", "450")
    assert told["money"].picture.spent == tuple(
        one.build_cost + one.running_cost - one.released for one in reading.money(SUMMARY)
    )
    assert [row[1] for row in told["needs_by_municipality"].grid.rows] == ["20", "11"]
    assert [row[1:] for row in told["needs_by_service"].grid.rows] == [("24", "3", "28", "0"), ("…", "0", "0", "…")]
    assert "1.2%" in told["in_short"].sentences[0]
    assert "98.3%" in told["in_short"].sentences[1]
    assert told["scenario"].points == ("Of the budget 110% are there.",)
    assert told["gaps"].grid.rows[0][1:] == ("Alytus City Municipality", role("municipal_planner").title_en)


def test_hidden_counts_stay_hidden_and_neighbours_are_told_together(plan):
    told = {one.key: one for one in telling.tell(plan, language="lt", today=TODAY).sections}

    hidden = "… reiškia, kad paslėpta"
    assert [row[1:] for row in told["people"].grid.rows] == [("8", "8"), ("9", "17"), ("…", "…")]
    assert told["people"].notes[0].startswith(hidden)
    municipalities = told["needs_by_municipality"]
    assert municipalities.grid.rows[1][0] == "Druskininkų savivaldybė ir Varėnos rajono savivaldybė"
    assert municipalities.grid.rows[1][-1] == "…"
    assert len(municipalities.notes) == 2
    assert [row[1] for row in told["who_waits"].grid.rows] == ["…", "6"]
    assert told["who_waits"].grid.rows[1][0].startswith("Dienos socialinė globa centre. ")


def test_what_was_said_approved_and_opened_stands_in_both_documents(carried):
    pdf, docx = files.pdf(carried, "lt", today=date(2030, 3, 1)), files.docx(carried, "lt", today=date(2030, 3, 1))

    for words in (words_of_pdf(pdf.content), words_of_docx(docx.content)):
        assert "Sklypas jau yra." in words
        assert "Ačiū, įrašyta." in words
        assert "Įsakymas Nr. A1-7" in words
        assert "atidaryta ne viskas, vėluojama" in words
        assert "*b* #eval(1)" in words
        assert "Išgalvota demonstracijai" in words


def test_the_word_document_has_headings_heads_of_tables_and_its_language(plan):
    content = files.docx(plan, "en", today=TODAY).content
    document = Document(io.BytesIO(content))

    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    told = telling.tell(plan, language="en", today=TODAY)
    assert headings == [told.title, *(f"{number}. {one.title}" for number, one in enumerate(told.sections, 1))]
    assert len(document.tables) == sum(one.grid is not None for one in told.sections)
    for drawn in document.tables:
        assert drawn.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert drawn._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    assert document.core_properties.language == "en-GB"
    schedule = document.tables[5]
    tinted = [
        (row, place)
        for row, cells in enumerate(schedule.rows)
        for place, cell in enumerate(cells.cells)
        if cell._tc.tcPr.find(qn("w:shd")) is not None
    ]
    assert tinted == [(1, 1), (1, 3)]


def test_what_opens_is_a_table_for_spreadsheets(plan):
    rows = list(csv.reader(io.StringIO(files.csv(plan, "lt").content.decode("utf-8-sig"), newline="")))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(files.xlsx(plan, "en").content)).get_sheet_by_index(0).to_python()

    assert [row[3:9] for row in rows[1:3]] == [
        ["Varėnos rajono savivaldybė", "2027", "1", "8", "420000", "100800"],
        ["Alytaus miesto savivaldybė", "2029", "2", "20", "1000000", "240400"],
    ]
    assert [row[-1] for row in rows[1:3]] == ["apskaičiuota", "įrašyta ranka"]
    assert [row[11] for row in rows[1:]] == ["vietomis"] * 2 + ["po 1 būstą ar šeimą"] * 3
    assert [(*row[2:3], *row[4:11]) for row in rows[3:]] == [
        ("LT-02", "2027", "", "", "36000", "27000", "1.8", "6"),
        ("LT-02", "2029", "", "", "…", "…", "…", "…"),
        ("LT-07 LT-55", "2028", "", "", "31500", "23625", "1.575", "5.25"),
    ]
    assert sheet[1][5:9] == [1.0, 8.0, 420000.0, 100800.0]


def test_where_no_municipality_may_be_told_the_table_tells_the_region(plan):
    [units] = SUMMARY.units
    alone = SUMMARY.model_copy(update={"units": (units.model_copy(update={"rows": units.rows[-1:]}),)})
    ScenarioResult.objects.filter(scenario=plan.scenario).update(summary=alone.model_dump(mode="json"))
    file = files.csv(RegionalPlan.objects.get(pk=plan.pk), "en")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))

    assert [(row[2], row[3], row[4], row[10]) for row in rows[3:]] == [
        ("", "Alytus region", "2027", "6"),
        ("", "Alytus region", "2028", "5.25"),
        ("", "Alytus region", "2029", "…"),
    ]


def test_hand_changes_are_told_with_their_reasons(plan, rasa):
    place = plan.region.municipalities.get(code=VARENA)
    HandChange.objects.create(
        scenario=plan.scenario, kind="moved", size_code="S06-small", municipality=place, year=2027, modules_count=1,
        to_municipality=plan.region.municipalities.get(code=LAZDIJAI), reason="Savivaldybė duoda sklypą", made_by=rasa,
    )  # fmt: skip
    told = {one.key: one for one in telling.tell(plan, language="lt", today=TODAY).sections}

    assert told["by_hand"].points == (
        (
            "Grupinio gyvenimo namai (mažas), Varėnos rajono savivaldybė, 2027 m.: perkelta į kitą savivaldybę "
            "(Lazdijų rajono savivaldybė), modulių: 1. Priežastis: Savivaldybė duoda sklypą"
        ),
    )


def test_only_a_source_that_differs_stands_beside_its_value(plan, alytus, egle):
    budget = PlanningParameter.objects.get(key="budget", region=alytus)
    PlanningParameter.objects.create(
        key="budget", region=alytus, value=750, unit=budget.unit, valid_from=TODAY, source_lt="Sutartis Nr. 5",
        source_en="Contract 5", reason="Nauja sutartis", entered_by=egle,
    )  # fmt: skip
    told = {one.key: one for one in telling.tell(plan, language="lt", today=TODAY).sections}["assumed"]

    assert told.grid.rows[0] == ("Regiono metų biudžetas", "750 tūkst. EUR per metus", "Sutartis Nr. 5", "2026-11-22")
    assert {row[2:] for row in told.grid.rows[1:]} == {("", "")}
    assert "(prielaida), galioja nuo 2026-01-01." in told.sentences[1]


def test_a_plan_whose_scenario_lost_its_result_is_not_told(plan):
    ScenarioResult.objects.all().delete()

    with pytest.raises(NothingComputed):
        files.pdf(RegionalPlan.objects.get(pk=plan.pk), "lt", today=TODAY)
