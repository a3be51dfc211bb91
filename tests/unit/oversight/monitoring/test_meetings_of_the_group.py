"""A meeting from its pack to its minutes: what lay before the group stays as it lay."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.actions import make_demo_accounts
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.oversight.monitoring import demonstration, errors, minutes
from pertvarka.oversight.monitoring.actions import figures, findings, meetings, packs
from pertvarka.oversight.monitoring.models import Meeting, Pack, Review, Submission
from pertvarka.oversight.monitoring.queries import meetings as reading
from pertvarka.oversight.monitoring.queries import reviews
from pertvarka.oversight.results.models import Achievement
from pertvarka.programme.framework import queries as framework
from tests import closed_plane

CODE = "4.2.5"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def figure(egle, today):
    with scope.of(egle):
        made = figures.draft(
            figure=figures.Figure(CODE, today, 41, ("002",), comment_lt="Pagal mėnesio ataskaitą."), by=egle
        )
        return figures.submit(submission=made, by=egle)


@pytest.fixture
def meeting(vytautas, today, figure):
    with scope.of(vytautas):
        return meetings.plan(held_on=today, place="Vivulskio g. 11", by=vytautas)


def test_a_meeting_runs_from_its_pack_to_its_minutes(meeting, vytautas, egle, figure):
    with scope.of(vytautas):
        with pytest.raises(errors.PackMissing):
            meetings.begin(meeting=meeting, present=[vytautas], guests=[], by=vytautas)
        packs.make(meeting=meeting, by=vytautas)
        with pytest.raises(errors.NobodyPresent):
            meetings.begin(meeting=meeting, present=[], guests=[], by=vytautas)
        with pytest.raises(errors.NotHeldYet):
            meetings.decide(item=meeting.items.first(), decision="Patvirtinta", by=vytautas)
        meetings.begin(meeting=meeting, present=reading.group(), guests=["Valstybės kontrolė"], by=vytautas)
        item = meeting.items.get(subject=str(figure.uuid))
        meetings.decide(item=item, decision="Patvirtinta", by=vytautas)
        found = findings.find(meeting=meeting, text="Trūksta įrodymų", indicator_code=CODE, owner=None, by=vytautas)
        other = meetings.add_item(meeting=meeting, title="Kitas posėdis", by=vytautas)
        meeting.refresh_from_db()
        version = meeting.version
        with pytest.raises(errors.DecisionsMissing) as missing:
            meetings.sign(meeting=meeting, minutes="x", public_minutes="", expected_version=version, by=vytautas)
        assert "Kitas posėdis" in missing.value.titles
        for left in meeting.items.filter(decision=""):
            meetings.decide(item=left, decision="Atidėta", by=vytautas)
        words = minutes.drafted(reading.meeting(meeting.held_on))
        meetings.sign(meeting=meeting, minutes=words, public_minutes="Nutarta.", expected_version=version, by=vytautas)

        assert "Eglė, Vytautas, Valstybės kontrolė" in words
        assert "Patvirtinta" in words
        assert "Trūksta įrodymų" in words
        assert [row.public_minutes for row in reading.published_minutes()] == ["Nutarta."]
        with pytest.raises(errors.MeetingIsSigned):
            meetings.decide(item=other, decision="Kitaip", by=vytautas)
        with pytest.raises(errors.MeetingIsSigned):
            findings.find(meeting=meeting, text="Per vėlu", indicator_code="", owner=None, by=vytautas)
        next_one = meetings.plan(held_on=meeting.held_on + timedelta(days=30), place="", by=vytautas)
    assert str(found.uuid) in set(next_one.items.values_list("subject", flat=True))
    kinds = set(AuditEvent.objects.filter(about=meetings.reference(meeting)).values_list("kind", flat=True))
    assert {"meeting.planned", "meeting.pack_made", "meeting.begun", "meeting.decided", "meeting.signed"} <= kinds


def test_a_frozen_pack_does_not_change_when_the_figures_do(meeting, vytautas, egle, today, figure):
    with scope.of(vytautas):
        first = packs.make(meeting=meeting, by=vytautas)
        figures.verify(submission=figure, by=vytautas)
    with scope.of(egle):
        figures.publish(submission=figure, by=egle)
        kept = Pack.objects.get(pk=first.pk)
        second = packs.make(meeting=Meeting.objects.get(pk=meeting.pk), by=egle)

    def declared(pack):
        return next(row["declared"] for row in pack.content["indicators"] if row["code"] == CODE)

    assert declared(kept) != 41
    assert declared(second) == 41
    assert CODE in second.content["changed"]
    assert bytes(kept.pdf_lt) == bytes(first.pdf_lt)
    assert reading.packs(meeting)[0] == second


def test_the_pack_is_read_back_from_its_files(meeting, vytautas):
    with scope.of(vytautas):
        pack = packs.make(meeting=meeting, by=vytautas)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pack.pdf_lt)).pages)
    document = Document(io.BytesIO(pack.docx_en))
    cells = [cell.text for table in document.tables for cell in table.rows[1].cells]

    assert "Visi rodikliai" in text
    assert CODE in text
    assert "All indicators" in [paragraph.text for paragraph in document.paragraphs]
    assert CODE in cells
    assert reading.pack_file(pack.uuid, kind="docx", language="en").content == bytes(pack.docx_en)
    assert reading.pack_file(pack.uuid, kind="exe", language="en") is None


def test_no_two_meetings_of_a_day_and_none_in_the_past(meeting, vytautas, today):
    with scope.of(vytautas):
        with pytest.raises(errors.DayTaken):
            meetings.plan(held_on=today, place="", by=vytautas)
        with pytest.raises(errors.DayPast):
            meetings.plan(held_on=today - timedelta(days=1), place="", by=vytautas)


def test_who_does_not_lead_meetings_plans_none(today, reform):
    expert = closed_plane.build_account("Rasa", "regional_expert", region="LT-AL")
    with scope.of(expert), pytest.raises(NotAllowed):
        meetings.plan(held_on=today, place="", by=expert)


def test_a_finding_is_answered_by_its_owner_only_and_then_closed(meeting, vytautas):
    home = closed_plane.build_organisation("namai", kind="institution")
    head = closed_plane.build_account("Algis", "institution_head", home)
    stranger = closed_plane.build_account(
        "Kitas", "institution_head", closed_plane.build_organisation("kiti-namai", kind="institution"), is_demo=True
    )
    with scope.of(vytautas):
        found = findings.find(meeting=meeting, text="Nėra plano", indicator_code="", owner=home, by=vytautas)
        task = findings.give_task(meeting=meeting, what="Planas", owner=home, due_on=meeting.held_on, by=vytautas)
        with pytest.raises(errors.AnswerMissing):
            findings.close(finding=found, by=vytautas)
    with scope.of(stranger):
        with pytest.raises(NotAllowed):
            findings.answer(finding=found, words="Mes", expected_version=found.version, by=stranger)
        with pytest.raises(NotAllowed):
            findings.finish_task(task=task, by=stranger)
    with scope.of(head):
        assert list(reading.findings_of([home.pk])) == [found]
        with pytest.raises(errors.AnswerMissing):
            findings.answer(finding=found, words=" ", expected_version=found.version, by=head)
        findings.answer(finding=found, words="Planas pateiktas", expected_version=found.version, by=head)
        findings.finish_task(task=task, by=head)
        with pytest.raises(errors.TaskDoneAlready):
            findings.finish_task(task=task, by=head)
    with scope.of(vytautas):
        assert findings.close(finding=found, by=vytautas).state == "closed"


def test_a_figure_is_submitted_verified_published_and_corrected(egle, vytautas, figure, today):
    with scope.of(egle):
        with pytest.raises(NotAllowed):
            figures.verify(submission=figure, by=egle)
        with pytest.raises(errors.FigureStands):
            figures.draft(figure=figures.Figure(CODE, today, 7), by=egle)
        with pytest.raises(errors.IndicatorUnknown):
            figures.draft(figure=figures.Figure("9.9.9", today, 7), by=egle)
        with pytest.raises(errors.EvidenceUnknown):
            figures.draft(figure=figures.Figure("4.2.3", today, 7, ("no-such",)), by=egle)
        bare = figures.draft(figure=figures.Figure("4.2.3", today, 7), by=egle)
        with pytest.raises(errors.EvidenceMissing):
            figures.submit(submission=bare, by=egle)
    with scope.of(vytautas):
        with pytest.raises(errors.ReasonMissing):
            figures.send_back(submission=figure, reason=" ", by=vytautas)
        figures.send_back(submission=figure, reason="Ne tas dokumentas", by=vytautas)
    with scope.of(egle):
        figures.change(
            submission=figure,
            figure=figures.Figure(CODE, today, 42, ("003",), comment_lt="Kitas dokumentas."),
            expected_version=figure.version,
            by=egle,
        )
        figures.submit(submission=figure, by=egle)
    with scope.of(vytautas):
        figures.verify(submission=figure, by=vytautas)
        with pytest.raises(errors.StepNotPossible):
            figures.verify(submission=figure, by=vytautas)
        with pytest.raises(NotAllowed):
            figures.publish(submission=figure, by=vytautas)
    with scope.of(egle):
        published = figures.publish(submission=figure, by=egle)
        again = figures.correct(
            submission=figure,
            figure=figures.Figure(CODE, today, 43, ("003",), comment_lt="Praleista viena eilutė."),
            by=egle,
        )
        figures.submit(submission=again, by=egle)
        published.refresh_from_db()
        assert published.state == "published"
    with scope.of(vytautas):
        figures.verify(submission=again, by=vytautas)
    with scope.of(egle):
        newest = figures.publish(submission=again, by=egle)
    published.refresh_from_db()
    figure.refresh_from_db()
    assert (published.state, published.value, figure.state) == ("corrected", 42, "corrected")
    assert (newest.state, newest.value) == (Achievement.State.PUBLISHED, 43)
    assert [step.after for step in figure.steps.all()] == [
        "draft", "submitted", "returned", "submitted", "verified", "published", "corrected",
    ]  # fmt: skip


def test_the_invented_monitoring_loads_once_and_publishes_nothing(reform, today, settings):
    settings.DEMO_MODE = True
    with scope.of_command("load"):
        make_demo_accounts(on=today, by="command:load")
    stated = Achievement.objects.count()
    assert demonstration.load(today=today)
    assert not demonstration.load(today=today)
    assert Achievement.objects.count() == stated
    held, comes = Meeting.objects.order_by("held_on")
    assert (held.state, comes.state) == ("signed", "planned")
    assert held.packs.count() == 1
    assert {item.kind for item in comes.items.all()} >= {"figure", "finding"}
    known = framework.indicators(set(Submission.objects.values_list("indicator_code", flat=True)))
    assert len(known) == len(demonstration.FIGURES)
    review = Review.objects.get(year=today.year)
    numbers = [run.number for row in reviews.told(review).chapters for line in row.paragraphs for run in line]
    told = {one.placeholder: one.value for one in numbers if one is not None}
    assert (review.state, told["4.1.1"], told["4.1.1:planned"]) == ("draft", 64, 61)
    assert None not in told.values()
