"""Every fault is found, with its sheet, its cell and the word in question."""

import pytest

from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.faults import FAULTS, FormRefused
from tests.unit.engines.xlsform.forms import SETTINGS, YES_NO, book, faults_of, question

AGE = question("integer", "age")
RING = [
    {"type": "calculate", "name": "a", "calculation": "${b} + 1"},
    {"type": "calculate", "name": "b", "calculation": "${c} + 1"},
    {"type": "calculate", "name": "c", "calculation": "${a} + 1"},
]

CASES = [
    ("type_not_supported", "A3", "geopoint", [AGE, question("geopoint", "place")]),
    ("type_not_supported", "A3", "image", [AGE, question("image", "photo")]),
    ("type_not_supported", "A3", "select_one_from_file a.csv", [AGE, question("select_one_from_file a.csv", "file")]),
    ("type_not_supported", "A3", "rank yes_no", [AGE, question("rank yes_no", "order")]),
    ("type_not_supported", "A3", "deviceid", [AGE, question("deviceid", "device")]),
    ("type_not_supported", "A3", "background-audio", [AGE, question("background-audio", "sound")]),
    ("type_not_supported", "A3", "begin loop over yes_no", [AGE, question("begin loop over yes_no", "loop")]),
    ("type_unknown", "A2", "intgeer", [question("intgeer", "age")]),
    ("type_missing", "A3", "", [AGE, {"name": "x", "label": "X"}]),
    ("or_other_not_supported", "A3", "or_other", [AGE, question("select_one yes_no or_other", "x")]),
    ("appearance_not_supported", "D2", "signature", [question("text", "x", appearance="signature")]),
    ("parameter_not_supported", "D2", "randomize", [question("select_one yes_no", "x", parameters="randomize=true")]),
    ("range_not_understood", "D2", "start=5 end=1", [question("range", "x", parameters="start=5 end=1")]),
    ("column_not_supported", "D2", "media::image", [{**AGE, "media::image": "a.png"}]),
    ("column_not_supported", "D2", "trigger", [{**AGE, "trigger": "${age}"}]),
    ("name_missing", "B3", "integer", [AGE, {"type": "integer", "label": "Kiek?"}]),
    ("name_not_identifier", "B2", "my age", [question("integer", "my age")]),
    ("name_twice", "B3", "age", [AGE, question("text", "age")]),
    ("label_missing", "C3", "x", [AGE, {"type": "text", "name": "x"}]),
    ("end_missing", "A3", "home", [AGE, question("begin group", "home"), question("text", "x")]),
    ("end_without_begin", "A3", "end repeat", [AGE, {"type": "end repeat"}]),
    ("calculation_missing", "A3", "x", [AGE, {"type": "calculate", "name": "x"}]),
    ("list_missing", "A2", "colours", [question("select_one colours", "x")]),
    ("list_not_named", "A2", "select_one", [question("select_one", "x")]),
    ("default_not_understood", "D2", "many", [{**AGE, "default": "many"}]),
    ("filter_without_choices", "D2", "age", [{**AGE, "choice_filter": "1 = 1"}]),
    ("syntax", "D2", ")", [{**AGE, "relevant": "1 + )"}]),
    ("syntax", "D2", "", [{**AGE, "relevant": "(1 + 2"}]),
    ("expression_too_deep", "D2", "(", [{**AGE, "relevant": "(" * 80 + "1" + ")" * 80}]),
    ("expression_too_deep", "D2", "…", [{**AGE, "relevant": "(" * 30 + "1" + "+1" * 50 + "+1)" * 30 + "+1" * 150}]),
    ("path_not_supported", "D2", "/", [{**AGE, "relevant": "/data/age > 1"}]),
    ("path_not_supported", "D2", "..", [{**AGE, "relevant": ".. = 1"}]),
    ("bare_name", "D3", "age", [AGE, question("text", "x", relevant="age > 3")]),
    ("function_unknown", "D2", "sume", [{**AGE, "constraint": "sume(1, 2) = ."}]),
    ("function_not_supported", "D2", "pulldata", [{**AGE, "constraint": "pulldata('a', 'b', 'c', .) = 1"}]),
    ("function_not_supported", "D2", "uuid", [question("text", "x", default="uuid()")]),
    ("function_not_supported", "D2", "instance", [question("text", "x", relevant="count(instance('a')) > 1")]),
    ("wrong_number_of_arguments", "D2", "selected", [{**AGE, "relevant": "selected('a')"}]),
    ("argument_not_understood", "D2", "position", [{**AGE, "relevant": "position(1) = 1"}]),
    ("argument_not_understood", "D2", "format-date", [{**AGE, "relevant": "format-date(today(), '%b') = 1"}]),
    ("pattern_not_understood", "D2", "[", [{**AGE, "constraint": "regex(., '[')"}]),
    ("pattern_too_costly", "D2", "(a+)+", [{**AGE, "constraint": "regex(., '(a+)+')"}]),
    ("reference_unknown", "D2", "aeg", [{**AGE, "constraint": ". > ${aeg}"}]),
    ("reference_unknown", "C2", "aeg", [{"type": "note", "name": "x", "label": "Jums ${aeg} m."}]),
    ("cycle", "D3", "a → b → c → a", [AGE, *RING]),
    ("cycle", "D2", "age → age", [{**AGE, "relevant": "${age} > 1"}]),
    ("no_questions", "", "", [{"type": "note", "name": "x", "label": "Labas"}]),
]


@pytest.mark.parametrize(("code", "cell", "feature", "rows"), CASES, ids=[f"{case[0]}: {case[2]}" for case in CASES])
def test_a_fault_names_its_cell_and_the_word(code: str, cell: str, feature: str, rows: list[dict[str, str]]) -> None:
    found = faults_of(*rows, choices=YES_NO)

    assert (code, "survey", cell, feature) in [(f.code, f.sheet, f.cell, f.feature) for f in found], found
    assert all(fault.sentence for fault in found)


def test_groups_in_a_thousand_groups_are_refused_and_do_not_fell_the_reader() -> None:
    begun = [question("begin group", f"g{n}") for n in range(1000)]
    ended = [{"type": "end group"}] * 1000

    found = faults_of(*begun, AGE, *ended)

    assert {fault.code for fault in found} == {"groups_too_deep"}
    assert found[0].cell == "A22"


def test_many_rings_are_not_told_for_ever() -> None:
    rings = [{"type": "calculate", "name": f"c{n}", "calculation": f"${{c{n}}}"} for n in range(300)]

    assert [fault.code for fault in faults_of(AGE, *rings)] == ["cycle"] * 20


CHOICES = [
    ("choice_without_name", "B4", "yes_no", {"list_name": "yes_no", "label": "Gal"}),
    ("choice_without_list", "A4", "maybe", {"name": "maybe", "label": "Gal"}),
    ("choice_twice", "B4", "yes", {"list_name": "yes_no", "name": "yes", "label": "Vėl"}),
    ("choice_name_with_space", "B4", "may be", {"list_name": "yes_no", "name": "may be", "label": "Gal"}),
    ("label_missing", "C4", "maybe", {"list_name": "yes_no", "name": "maybe"}),
    ("reference_in_choice", "B4", "age", {"list_name": "yes_no", "name": "maybe", "label": "${age}"}),
]


@pytest.mark.parametrize(("code", "cell", "feature", "row"), CHOICES, ids=[case[0] for case in CHOICES])
def test_a_fault_of_a_choice_names_its_cell(code: str, cell: str, feature: str, row: dict[str, str]) -> None:
    found = faults_of(AGE, question("select_one yes_no", "x"), choices=[*YES_NO, row])

    assert [(f.code, f.sheet, f.cell, f.feature) for f in found] == [(code, "choices", cell, feature)]


def test_a_filter_by_a_column_that_the_choices_do_not_have_is_found() -> None:
    found = faults_of(question("select_one yes_no", "x", choice_filter="region = 'a'"), choices=YES_NO)

    assert [(f.code, f.cell, f.feature) for f in found] == [("column_of_choices_unknown", "D2", "region")]


def test_a_missing_language_is_named_with_its_cell() -> None:
    row = {"type": "text", "name": "x", "label::Lietuvių (lt)": "Vardas", "label::English (en)": ""}
    other = {"type": "text", "name": "y", "label::Lietuvių (lt)": "Pavardė", "label::English (en)": "Surname"}

    found = faults_of(row, other)

    assert [(f.code, f.cell, f.feature, f.values["language"]) for f in found] == [
        ("language_missing", "D2", "x", "English (en)")
    ]


def test_a_default_language_without_texts_is_found() -> None:
    rows = [{"type": "text", "name": "x", "label::Lietuvių (lt)": "Vardas"}]

    found = faults_of(*rows, settings=[{"form_id": "x", "default_language": "Polski (pl)"}])

    assert [(f.code, f.cell) for f in found] == [("default_language_unknown", "B2")]


@pytest.mark.parametrize("setting", ["public_key", "submission_url", "allow_choice_duplicates"])
def test_settings_that_would_send_answers_elsewhere_are_refused(setting: str) -> None:
    found = faults_of(AGE, settings=[{**SETTINGS[0], setting: "https://example.org"}])

    assert [(f.code, f.cell, f.feature) for f in found] == [("setting_not_supported", "D2", setting)]


def test_an_entities_sheet_is_refused() -> None:
    assert [f.code for f in faults_of(AGE, entities=[{"list_name": "people", "label": "x"}])] == ["sheet_not_supported"]


def test_a_column_that_stands_twice_is_found() -> None:
    found = faults_of({**AGE, "relevance": "1 = 1", "relevant": "1 = 1"})

    assert [(f.code, f.cell, f.values["first"]) for f in found] == [("column_twice", "E1", "D1")]


def test_a_sheet_without_its_columns_is_refused_at_once() -> None:
    assert [f.code for f in faults_of({"kind": "text", "name": "x"})] == ["column_missing"]


def test_all_faults_are_told_together_in_the_order_of_cells() -> None:
    found = faults_of(
        question("geopoint", "place"), question("text", "1x"), question("text", "y", relevant="${nobody} = 1")
    )

    assert [(f.code, f.cell) for f in found] == [
        ("type_not_supported", "A2"),
        ("name_not_identifier", "B3"),
        ("reference_unknown", "D4"),
    ]


def test_the_standards_own_reader_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyxform.xls2xform
    from pyxform.errors import PyXFormError

    def refuse(*_: object, **__: object) -> None:
        raise PyXFormError("[row : 2] no")

    monkeypatch.setattr(pyxform.xls2xform, "convert", refuse)

    with pytest.raises(FormRefused) as refused:
        check(book(AGE))

    assert [(f.code, f.values["text"]) for f in refused.value.faults] == [("pyxform", "[row : 2] no")]


def test_every_sentence_can_be_filled() -> None:
    words = dict.fromkeys(["sheet", "cell", "feature", "limit", "first", "column", "language", "list", "position",
                           "given", "text"], "x")  # fmt: skip

    assert all(sentence % words for sentence in FAULTS.values())
