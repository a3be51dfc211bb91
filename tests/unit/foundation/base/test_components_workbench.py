"""Components of the workbench: what they say, what they link to, what they keep from being lost."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from pertvarka.foundation.base.components import (
    Act,
    Answer,
    AnswerGroup,
    Button,
    Conflict,
    Fact,
    Hit,
    HitGroup,
    KeyHint,
    PastVersion,
    PersonRow,
    PersonsCompared,
    Question,
    RailEntry,
    RecordHeading,
    SearchResults,
    SideItem,
    SidePanel,
    TextConflict,
    Workplace,
    chosen_text,
    counted_band,
    emergency_band,
    phase_line,
    seen_band,
    task,
)

TODAY = date(2026, 11, 21)
MORNING = datetime(2026, 11, 21, 7, 14, tzinfo=UTC)
OURS = "the-page-is-ours"
EVIL = "<b>x"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def rendered(text: str, **values: object) -> str:
    return Template("{% load workbench %}" + text).render(Context({"csrf_token": OURS, **values}))


def test_the_band_tells_when_the_view_was_recorded_in_the_time_of_vilnius():
    page = rendered("{% closed_band band %}", band=seen_band(seen_at=MORNING, who_viewed_url="/who/"))

    assert "recorded at 09:14 on" in page
    assert '<span class="nowrap">2026-11-21</span>' in page
    assert '<a href="/who/">Who viewed</a>' in page


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(hours=24), "24 hours left"),
        (timedelta(hours=1, minutes=59), "1 hour left"),
        (timedelta(minutes=59), "59 minutes left"),
        (timedelta(minutes=1, seconds=59), "1 minute left"),
        (timedelta(seconds=-5), "0 minutes left"),
    ],
)
def test_emergency_access_tells_the_time_left(left, words):
    assert words in emergency_band(now=MORNING, ends_at=MORNING + left).sentence


def test_counted_people_are_told_apart_from_people_seen():
    assert 'data-kind="counted"' in rendered("{% closed_band band %}", band=counted_band())
    assert "recorded" not in counted_band().sentence


def test_phases_before_the_current_are_done_unless_skipped():
    line = phase_line(label="Course", phases=["a", "b", "c", "d"], current=2, skipped={1})

    assert [phase.state for phase in line.phases] == ["done", "skipped", "current", "ahead"]
    assert line.here == "c, step 3 of 4"
    assert rendered("{% phase_line line %}", line=line).count('aria-current="step"') == 1


def test_a_finished_line_has_no_current_phase():
    line = phase_line(label="Course", phases=["a", "b"], current=None)

    assert {phase.state for phase in line.phases} == {"done"}
    assert line.here == "All steps are behind"


@pytest.mark.parametrize(
    ("given", "state", "when"),
    [
        ({"due_on": TODAY - timedelta(days=1)}, "late", "1 day late"),
        ({"due_on": TODAY - timedelta(days=10)}, "late", "10 days late"),
        ({"due_on": TODAY}, "soon", "Due today"),
        ({"due_on": TODAY + timedelta(days=7)}, "soon", "7 days left"),
        ({"due_on": TODAY + timedelta(days=8)}, "later", "8 days left"),
        ({}, "later", "No due date"),
        ({"due_on": TODAY - timedelta(days=3), "blocked_by": "Because."}, "blocked", "Not possible yet"),
        ({"due_on": TODAY - timedelta(days=3), "done_on": TODAY}, "done", "Done on 2026-11-21"),
    ],
)
def test_a_task_says_how_late_it_is(given, state, when):
    told = task(label="a", url="/", today=TODAY, action=Button("Do it", "/do/"), **given)

    assert (told.state, told.when) == (state, when)
    assert (told.action is None) == (state in {"blocked", "done"})


def test_lithuanian_days_have_their_cases():
    with translation.override("lt"):
        late = [task(label="a", url="/", today=TODAY, due_on=TODAY - timedelta(days=n)).when for n in (1, 3, 10, 21)]

    assert late == ["Vėluoja 1 dieną", "Vėluoja 3 dienas", "Vėluoja 10 dienų", "Vėluoja 21 dieną"]


def test_a_button_that_changes_something_is_a_form_with_the_token():
    page = rendered("{% button pressed %}", pressed=Button("Mark", "/mark/", is_post=True, key="m"))

    assert '<form class="button-form" method="post" action="/mark/">' in page
    assert OURS in page
    assert 'data-key="m"' in page
    assert "<form" not in rendered("{% button pressed %}", pressed=Button("Open", "/open/"))


def test_the_token_reaches_the_form_inside_a_task():
    due = task(label="a", url="/", today=TODAY, action=Button("Mark", "/mark/", is_post=True))

    assert OURS in rendered("{% task_list tasks %}", tasks=[due])


@pytest.mark.parametrize(("count", "shown", "folded"), [(1, 1, 0), (3, 3, 0), (4, 4, 0), (5, 3, 2)])
def test_actions_past_the_third_fold_but_never_one_alone(count, shown, folded):
    heading = RecordHeading("PV", actions=tuple(Button(str(n), "/") for n in range(count)))

    assert (len(heading.shown_actions), len(heading.folded_actions)) == (shown, folded)
    assert rendered("{% record_heading heading %}", heading=heading).count('data-variant="primary"') == 1


def test_an_invented_person_is_named_so_in_the_heading():
    heading = RecordHeading(
        "PV", (Fact("Show name", "EyeSlash", "/name/"),), status=("event", "held"), is_invented=True
    )
    page = rendered("{% record_heading heading %}", heading=heading)

    assert "Invented person" in page
    assert 'href="/name/"' in page
    assert 'data-state="held"' in page


class _Form(forms.Form):
    born_on = forms.DateField(label="Date of birth")
    paper = forms.FileField(label="Paper", required=False)


def test_a_question_page_has_one_heading_the_reason_and_the_ways_on_and_back():
    asked = Question("When?", "To know.", 2, 5, back_url="/back/", cancel_url="/away/", note="Kept for 7 days.")
    page = rendered("{% question asked form=form %}<p>before</p>{% end_question %}", asked=asked, form=_Form())

    assert page.count("<h1") == 1
    for part in ("Question 2 of 5", "To know.", "<p>before</p>", OURS, "/back/", "/away/", "Kept for 7 days."):
        assert part in page
    assert 'enctype="multipart/form-data"' in page


def test_a_question_answered_wrongly_shows_what_to_mend_above_the_form():
    page = rendered("{% question asked form=form %}{% end_question %}", asked=Question("When?"), form=_Form({}))

    assert page.index('id="error-summary"') < page.index("<form")


def test_answers_to_check_link_to_their_change_and_tell_what_is_missing():
    groups = [AnswerGroup("Person", (Answer("Born", "1989-03-02", "/1/", is_changed=True), Answer("Talks", "", "/2/")))]
    page = rendered("{% check_answers groups %}", groups=groups)

    assert '<a href="/1/">Change<span class="sr">: Born' in page
    assert '<a href="/2/">Answer<span class="sr">: Talks' in page
    assert "Not answered" in page
    assert "Changed" in page


CONFLICT = Conflict(
    texts=(TextConflict("wish", "Wish", mine="my own room", theirs="a quiet room"),),
    version=7,
    saved_by="Rasa",
    saved_at=MORNING,
)


def test_a_conflict_shows_both_texts_and_sends_back_mine_with_the_version_it_stands_on():
    page = rendered("{% text_conflict conflict %}", conflict=CONFLICT)

    assert '<input type="hidden" name="wish_mine" value="my own room">' in page
    assert 'name="version" value="7"' in page
    assert "<mark>my own</mark>" in page
    assert "<mark>a quiet</mark>" in page
    assert "Saved by Rasa, 2026-11-21 09:14" in page
    assert OURS in page


@pytest.mark.parametrize(
    ("choice", "text"), [("mine", "M"), ("theirs", "T"), ("merged", "B"), ("", None), ("all of them", None)]
)
def test_the_chosen_text_is_saved_and_nothing_is_chosen_for_anybody(choice, text):
    sent = {"wish_choice": choice, "wish_mine": "M", "wish_merged": "B"}

    assert chosen_text(sent, name="wish", theirs="T") == text


def test_a_third_text_typed_without_a_choice_is_kept():
    again = TextConflict("wish", "Wish", mine="M", theirs="T", choice="merged", merged="B", error="Choose a text.")
    page = rendered("{% text_conflict conflict %}", conflict=Conflict((again,), 7, "Rasa", MORNING))

    assert "data-merged>B</textarea>" in page
    assert 'value="merged" checked' in page
    assert "Choose a text." in page


def test_equal_rows_step_back_and_different_ones_are_told_to_the_ear_too():
    rows = (PersonRow("Name", "Ona ", "ona"), PersonRow("Town", "Utena", ""))
    page = rendered("{% persons_compared compared %}", compared=PersonsCompared("New", "Known", rows, "Two records"))

    assert [row.is_same for row in rows] == [True, False]
    assert "(the same)" in page
    assert "(differs)" in page


def test_what_cannot_be_joined_has_a_reason_and_no_button():
    join = (Button("Same", "/join/", is_post=True),)
    blocked = PersonsCompared("New", "Known", (), "Two records", actions=join, blocked_because="Codes differ.")
    page = rendered("{% persons_compared compared %}", compared=blocked)

    assert "Codes differ." in page
    assert "/join/" not in page


def test_acts_versions_and_panels_tell_and_link():
    page = rendered(
        "{% act_list acts %}{% act_list none %}{% version_list versions %}{% side_panel panel %}{% key_hints keys %}",
        acts=[Act(TODAY, "Moved", "with the sister", "/act/")],
        versions=[PastVersion(2, TODAY, "Rasa", "New wish", "/2/", "/1..2/", is_current=True)],
        panel=SidePanel("Team", (SideItem("You", "everything"),), empty="Nobody"),
        keys=[KeyHint(("j", "k"), "rows")],
    )

    for part in ("/act/", "Nothing has happened yet.", "/1..2/", "Current", "everything", "<kbd>k</kbd>"):
        assert part in page
    assert "Nobody" not in page


def test_search_results_are_grouped_and_say_how_many_more_there_are():
    cases = HitGroup("Cases", "PersonGroup", (Hit("PV-1", "/1/", is_invented=True),), total=5, more_url="/all/")
    found = SearchResults("1", (cases, HitGroup("Events", "Calendar", (), 0)), "Recorded.")
    page = rendered("{% search_results found %}", found=found)

    assert "5 results" in page
    assert 'href="/all/"' in page
    assert "Events" not in page
    assert "Recorded." in page


@pytest.mark.parametrize(("query", "state"), [("", "idle"), ("  ", "idle"), ("xyz", "none")])
def test_a_search_without_results_says_why(query, state):
    assert f'data-state="{state}"' in rendered("{% search_results found %}", found=SearchResults(query))


def test_text_from_a_person_is_escaped_everywhere():
    page = rendered(
        "{% act_list acts %}{% text_conflict conflict %}{% search_results found %}{% task_list tasks %}"
        "{% check_answers groups %}{% persons_compared compared %}{% side_panel panel %}{{ evil|unbroken_dates }}",
        acts=[Act(TODAY, EVIL, EVIL)],
        conflict=Conflict((TextConflict("a", EVIL, EVIL, f"{EVIL} y"),), 1, EVIL, MORNING),
        found=SearchResults(EVIL),
        tasks=[task(label=EVIL, url="/", today=TODAY, note=EVIL)],
        groups=[AnswerGroup(EVIL, (Answer(EVIL, EVIL),))],
        compared=PersonsCompared(EVIL, EVIL, (PersonRow(EVIL, EVIL, ""),), EVIL, reasons=(EVIL,)),
        panel=SidePanel(EVIL, (SideItem(EVIL, EVIL),)),
        evil=EVIL,
    )

    assert EVIL not in page


def frame(**values: object) -> str:
    request = RequestFactory().get("/en/results/")
    request.user = SimpleNamespace(is_authenticated=False)
    return render_to_string("workbench_frame.html", values, request=request)


def test_the_frame_stands_without_any_context():
    page = frame()

    assert 'data-size="sm"' in page
    assert "Sign out" in page
    assert 'class="closed"' not in page


def test_the_frame_shows_the_rail_the_role_and_the_band():
    page = frame(
        rail=[
            RailEntry("Cases", "/cases/", "PersonGroup", 24, is_current=True, key="a"),
            RailEntry("Day", "/", "Clock", 0),
        ],
        workplace=Workplace("Case coordinator", "Utena", is_demo=True),
        notice_count=2,
        notices_url="/notices/",
        search_url="/search/",
        band=counted_band(),
    )

    assert page.count('data-go="a"') == 2, "in the rail and in the menu of a phone"
    assert "Change demo role" in page
    assert "Sign out" not in page
    assert 'aria-label="Notices, 2 new"' in page
    assert 'action="/search/"' in page
    assert 'class="closed" data-kind="counted"' in page
    assert '<span class="count">0' not in page
