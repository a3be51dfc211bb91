"""The diary of a case: notes, their corrections, conferences, attached files."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.utils import timezone
from PIL import Image

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice, ViewRecord
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.base.sealing import SealBroken
from pertvarka.people.cases.actions import diary
from pertvarka.people.cases.actions.diary import Decided
from pertvarka.people.cases.errors import (
    AssigneeOutsideCase,
    CaseClosed,
    CaseNotFound,
    DateInFuture,
    DayTooEarly,
    DueDayImpossible,
    FileRefused,
    ProcessingRestricted,
    TextMissing,
)
from pertvarka.people.cases.models import Attachment, Case, CaseConference, Note, Person, Task
from pertvarka.people.cases.states import CaseState
from tests.closed_plane import build_account, build_case, build_note, build_organisation, build_team_member

TODAY = timezone.localdate()
CLOSED = {
    "state": CaseState.CLOSED,
    "closed_on": TODAY,
    "closing_reason": "Išvyko",
    "outcome": "Gyvena namuose",
    "own_view": "Gera",
}


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def rasa(unit):
    return build_account("Rasa", "case_manager", unit)


@pytest.fixture
def case(unit, jonas):
    return build_case(manager=jonas, organisation=unit)


def restrict(case: Case) -> None:
    with scope.of_command("load_demonstration"):
        Person.objects.filter(pk=case.person_id).update(restricted_at=timezone.now())


def png() -> bytes:
    written = BytesIO()
    Image.new("RGB", (30, 10)).save(written, format="PNG")
    return written.getvalue()


def test_a_note_is_written_with_its_day_and_the_act_is_recorded(case, jonas):
    with scope.of(jonas):
        note = diary.write_note(case=case, text="  Lankiausi namuose.\0 ", happened_on=TODAY, by=jonas)

        event = AuditEvent.objects.get(kind="note.written")
        assert Note.objects.get().text == "Lankiausi namuose."
        assert (event.about, event.by, event.details["note"]) == (case.reference, jonas.reference, str(note.uuid))
        assert "Lankiausi" not in str(event.details)


def test_who_is_not_on_the_team_writes_nothing_and_learns_nothing(case, rasa):
    with scope.of(rasa):
        with pytest.raises(CaseNotFound):
            diary.write_note(case=case, text="Labas", happened_on=TODAY, by=rasa)
        assert not AuditEvent.objects.filter(kind="note.written").exists()


def test_a_role_that_writes_no_notes_is_refused(case, unit):
    ramune = build_account("Ramunė", "case_supervisor", unit)

    with scope.of(ramune), pytest.raises(NotAllowed):
        diary.write_note(case=case, text="Labas", happened_on=TODAY, by=ramune)


@pytest.mark.parametrize(
    ("text", "happened_on", "error"),
    [
        (" \n", TODAY, TextMissing),
        ("Labas", TODAY + timedelta(days=1), DateInFuture),
        ("Labas", date(1989, 12, 31), DayTooEarly),
    ],
    ids=["empty", "tomorrow", "before 1990"],
)
def test_a_note_that_cannot_be_is_refused(case, jonas, text, happened_on, error):
    with scope.of(jonas):
        with pytest.raises(error):
            diary.write_note(case=case, text=text, happened_on=happened_on, by=jonas)
        assert not Note.objects.exists()


def test_a_closed_case_takes_corrections_only(unit, jonas):
    case = build_case(manager=jonas, organisation=unit, **CLOSED)
    wrong = build_note(case, jonas)

    with scope.of(jonas):
        with pytest.raises(CaseClosed):
            diary.write_note(case=case, text="Dar", happened_on=TODAY, by=jonas)
        diary.correct_note(note=wrong, text="Iš tikrųjų susitikome penktadienį.", by=jonas)


def test_a_correction_stands_beside_what_it_corrects(case, jonas):
    wrong = build_note(case, jonas, "Susitikome antradienį.", visibility=Note.Visibility.LEAD)

    with scope.of(jonas):
        right = diary.correct_note(note=wrong, text="Susitikome trečiadienį.", by=jonas)

        assert right.corrects == wrong
        assert (right.happened_on, right.visibility) == (wrong.happened_on, Note.Visibility.LEAD)
        assert set(Note.objects.values_list("text", flat=True)) == {"Susitikome antradienį.", "Susitikome trečiadienį."}


def test_a_note_one_may_not_see_is_not_corrected(case, jonas, rasa, unit):
    build_team_member(case, unit, "case_manager", account=rasa, may_write=True)
    for_lead = build_note(case, jonas, visibility=Note.Visibility.LEAD)

    with scope.of(rasa), pytest.raises(CaseNotFound):
        diary.correct_note(note=for_lead, text="Ne taip", by=rasa)


def test_nothing_is_written_of_a_person_whose_data_are_restricted(case, jonas):
    note = build_note(case, jonas)
    restrict(case)

    with scope.of(jonas):
        for attempt in (
            lambda: diary.write_note(case=case, text="Labas", happened_on=TODAY, by=jonas),
            lambda: diary.correct_note(note=note, text="Kitaip", by=jonas),
            lambda: diary.attach(case=case, title="Lapas", content=png(), declared_name="a.png", by=jonas),
            lambda: conference(case, jonas),
        ):
            with pytest.raises(ProcessingRestricted):
                attempt()


def conference(case: Case, by, **changed) -> CaseConference:
    told = {
        "held_on": TODAY,
        "participants": "Žmogus, vadybininkas, globos namų darbuotoja",
        "person_took_part": True,
        "own_words": "Noriu gyventi arčiau sesers.",
        "summary": "Ieškosime namų Alytuje.",
        "decisions": [Decided("Aplankyti du namus", TODAY + timedelta(days=14), by)],
    }
    return diary.hold_conference(case=case, by=by, **(told | changed))


def test_every_decision_of_a_conference_becomes_a_task(case, jonas):
    with scope.of(jonas):
        held = conference(case, jonas)

        decision = held.decisions.get()
        assert (decision.task.title, decision.task.assignee) == ("Aplankyti du namus", jonas)
        assert AuditEvent.objects.get(kind="conference.held").details["decisions_count"] == 1


def test_a_long_decision_is_a_short_task(case, jonas):
    long = "Susitarti dėl vizito ir " * 20

    with scope.of(jonas):
        held = conference(case, jonas, decisions=[Decided(long, TODAY, jonas)])

        decision = held.decisions.get()
        assert decision.text == long.strip()
        assert len(decision.task.title) <= 200


def test_a_conference_with_a_decision_nobody_can_carry_out_leaves_nothing(case, jonas, rasa):
    decisions = [Decided("Paskambinti", TODAY, jonas), Decided("Aplankyti", TODAY, rasa)]

    with scope.of(jonas):
        with pytest.raises(AssigneeOutsideCase):
            conference(case, jonas, decisions=decisions)
        assert not CaseConference.objects.exists()
        assert not Task.objects.exists()
        assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, DateInFuture),
        ({"participants": " "}, TextMissing),
        ({"summary": ""}, TextMissing),
    ],
    ids=["tomorrow", "nobody", "nothing said"],
)
def test_a_conference_that_cannot_have_been_is_refused(case, jonas, changed, error):
    with scope.of(jonas), pytest.raises(error):
        conference(case, jonas, **changed)


def test_a_decision_is_not_due_before_the_conference(case, jonas):
    with scope.of(jonas), pytest.raises(DueDayImpossible):
        conference(case, jonas, decisions=[Decided("Vakar", TODAY - timedelta(days=1), jonas)])


def test_a_file_is_kept_sealed_and_its_opening_is_recorded(case, jonas):
    with scope.of(jonas):
        attached = diary.attach(case=case, title="Kambario nuotrauka", content=png(), declared_name="x.png", by=jonas)
        assert b"PNG" not in bytes(Attachment.objects.get().content_sealed)

        opened = diary.open_attachment(attachment=attached, page="workbench:attachment", by=jonas)

        assert opened.content.startswith(b"\x89PNG")
        assert opened.media_type == "image/png"
        assert opened.name == f"{case.number}-{attached.uuid.hex[:8]}.png"
        look = ViewRecord.objects.get()
        assert (look.kind, look.about, look.case_id) == ("attachment", case.person.reference, case.pk)


def test_a_file_does_not_open_for_who_left_the_team(case, jonas, rasa):
    with scope.of(jonas):
        attached = diary.attach(case=case, title="Lapas", content=b"tekstas", declared_name="a.txt", by=jonas)

    with scope.of(rasa):
        with pytest.raises(CaseNotFound):
            diary.open_attachment(attachment=attached, page="workbench:attachment", by=rasa)
        assert not ViewRecord.objects.exists()


def test_sealed_bytes_moved_to_another_file_do_not_open(case, jonas):
    with scope.of(jonas):
        first = diary.attach(case=case, title="Pirmas", content=b"pirmas", declared_name="a.txt", by=jonas)
        second = diary.attach(case=case, title="Antras", content=b"antras", declared_name="b.txt", by=jonas)
    with scope.of_command("load_demonstration"):
        moved = Attachment(
            case=case, title="Perkeltas", media_type="text/plain", size=6, digest="0" * 64, attached_by=jonas
        )
        moved.content_sealed = first.content_sealed
        moved.save()

    with scope.of(jonas):
        assert diary.open_attachment(attachment=second, page="p", by=jonas).content == b"antras"
        with pytest.raises(SealBroken):
            diary.open_attachment(attachment=moved, page="p", by=jonas)


def test_a_refused_file_leaves_nothing(case, jonas):
    with scope.of(jonas):
        with pytest.raises(FileRefused):
            diary.attach(case=case, title="Planas", content=b"PK\3\4\0", declared_name="Ona.docx", by=jonas)
        assert not Attachment.objects.exists()


def test_the_name_of_an_uploaded_file_is_kept_nowhere(case, jonas):
    with scope.of(jonas):
        diary.attach(case=case, title="Planas", content=b"tekstas", declared_name="Ona Onaitė.txt", by=jonas)

    with scope.of(jonas), connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(a)::text FROM cases_attachment a")
        kept = cursor.fetchone()[0]
    assert "Ona" not in kept
    assert "Ona" not in str(list(AuditEvent.objects.values("details")))
