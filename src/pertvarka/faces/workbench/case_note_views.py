"""The diary of a case: all notes, a new one, a correction beside the old text."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.case_page import shown_notes
from pertvarka.faces.workbench.forms.notes import CorrectionForm, NoteForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find, show
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import diary
from pertvarka.people.cases.models import Note, Part
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import case_page
from pertvarka.people.cases.queries.standing import Act


@requires(Permission.CASE_VIEW)
@require_safe
def notes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The whole diary, newest first."""
    found = find(request, uuid)
    if not found.standing.sees(Part.NOTES):
        raise Http404
    context = {
        "notes": shown_notes(found),
        "new_url": found.address("cases:note") if Act.WRITE_NOTE in found.acts else "",
    }
    return show(found, "workbench/case/notes.html", context, page="cases:notes", title=_("Notes"))


@requires(Permission.NOTE_ADD)
def note(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write down what happened."""
    found = find(request, uuid, needs=Act.WRITE_NOTE)
    asked = Asked(
        page="cases:note",
        question=Question(_("New note"), continue_label=_("Write the note"), cancel_url=found.address("cases:case")),
        lead=_("A note cannot be changed or removed later; what was wrong is corrected beside it."),
        make_form=partial(NoteForm, initial={"happened_on": timezone.localdate()}),
        save=partial(_write, found),
        done=_("The note is written."),
        done_url=found.address("cases:case"),
        faults={
            errors.TextMissing: "text",
            errors.TextTooLong: "text",
            errors.DateInFuture: "happened_on",
            errors.DayTooEarly: "happened_on",
        },
    )
    return answer(found, asked)


def _write(found: OpenedCase, form: Any) -> None:
    diary.write_note(case=found.case, by=found.account, **form.cleaned_data)


@requires(Permission.NOTE_ADD)
def correct_note(request: HttpRequest, uuid: UUID, note_uuid: UUID) -> HttpResponse:
    """Say it rightly; both texts stay."""
    found = find(request, uuid, needs=Act.CORRECT_NOTE)
    wrong = case_page.note(found.case, note_uuid)
    if wrong is None:
        raise Http404
    asked = Asked(
        page="cases:note_correct",
        question=Question(
            _("Correct a note"), continue_label=_("Write the correction"), cancel_url=found.address("cases:case")
        ),
        lead=_("The old text stays beside the new one, with both names and dates."),
        make_form=partial(CorrectionForm, initial={"text": wrong.text}),
        save=partial(_correct, found, wrong),
        done=_("The correction is written."),
        done_url=found.address("cases:case"),
        template="workbench/case/correct_note.html",
        context={"wrong": wrong},
        faults={errors.TextMissing: "text", errors.TextTooLong: "text"},
    )
    return answer(found, asked)


def _correct(found: OpenedCase, wrong: Note, form: Any) -> None:
    diary.correct_note(note=wrong, text=form.cleaned_data["text"], by=found.account)
