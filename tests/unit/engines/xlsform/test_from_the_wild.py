"""Three forms that others published, in the shape that matters and in words of our own; docs/methods/xlsform.md
describes the originals, on which the engine says the same."""

from tests.unit.engines.xlsform.forms import faults_of, form_of, question, state_of


def test_the_shape_of_a_simple_repeat_from_odk_is_accepted() -> None:
    form = form_of(
        question("string", "visit"),
        question("date", "today"),
        question("begin_repeat", "sighting"),
        question("string", "what"),
        question("integer", "count"),
        {"type": "end_repeat", "name": "sighting"},
    )

    state = state_of(form, visit="1", today="2022-10-10", sighting=[{"what": "varna", "count": "2"}])

    assert state.is_complete
    assert state.kept["sighting"] == [{"what": "varna", "count": 2}]


def test_the_shape_of_all_question_types_is_refused_type_by_type_and_look_by_look() -> None:
    found = faults_of(
        question("string", "plain"),
        question("string", "link", appearance="url"),
        question("integer", "outside", appearance="ex:org.example.COUNT"),
        question("image", "photo"),
        question("geopoint", "place"),
        question("barcode", "code"),
        question("dateTime", "moment"),
        question("date", "year_only", appearance="year"),
        question("rank colours", "order"),
        question("select_one_from_file list.csv", "file"),
        question("select_one colours", "colour"),
        choices=[{"list_name": "colours", "name": "red", "label": "Raudona", "image": "red.png"}],
    )

    assert [(fault.code, fault.feature) for fault in found] == [
        ("appearance_not_supported", "url"),
        ("appearance_not_supported", "ex:org.example.COUNT"),
        ("type_not_supported", "image"),
        ("type_not_supported", "geopoint"),
        ("type_not_supported", "barcode"),
        ("type_not_supported", "dateTime"),
        ("appearance_not_supported", "year"),
        ("type_not_supported", "rank colours"),
        ("type_not_supported", "select_one_from_file list.csv"),
        ("column_not_supported", "image"),
    ]


HOUSEHOLD = (
    {"type": "start", "name": "start"},
    question("integer", "members", required="true"),
    question("begin_repeat", "listing", repeat_count="${members}"),
    question("text", "first_name"),
    {"type": "end_repeat"},
    question("begin_repeat", "details", repeat_count="${members}"),
    {"type": "calculate", "name": "who", "calculation": "indexed-repeat(${first_name}, ${listing}, position(..))"},
    question("integer", "age", label="Kiek metų turi ${who}?"),
    question("text", "phone", constraint="regex(., ‘^([0-9]{1,4}[a-zA-Z]{0,1})$’)"),
    {"type": "end_repeat"},
)


def test_the_shape_of_a_household_survey_is_refused_for_places_and_names_that_stand_twice() -> None:
    found = faults_of(
        *HOUSEHOLD,
        question("begin_group", "location"),
        question("geopoint", "home"),
        {"type": "end_group"},
        question("begin_group", "location"),
        question("geopoint", "well"),
        {"type": "end_group"},
    )

    assert [(fault.code, fault.cell, fault.feature) for fault in found] == [
        ("type_not_supported", "A13", "geopoint"),
        ("name_twice", "B15", "location"),
        ("type_not_supported", "A16", "geopoint"),
    ]


def test_without_them_the_household_survey_is_accepted_and_asks_by_name() -> None:
    state = state_of(form_of(*HOUSEHOLD), members=2, listing=[{"first_name": "Ona"}, {"first_name": "Jonas"}])

    assert state.nodes["details[2]/age"].label == "Kiek metų turi Jonas?"
