"""Files of a case: the list with a place to attach one, and a file on its way out, recorded like a page."""

import logging
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.attachments import AttachForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find, show
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.base.sealing import SealBroken
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import diary
from pertvarka.people.cases.attachments import MediaType
from pertvarka.people.cases.models import Attachment, Part
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import attachments as queries
from pertvarka.people.cases.queries import one_case
from pertvarka.people.cases.queries.standing import Act

KINDS = {
    MediaType.JPEG: "JPEG",
    MediaType.PNG: "PNG",
    MediaType.WEBP: "WebP",
    MediaType.PDF: "PDF",
    MediaType.TEXT: "TXT",
}
PAGE = "cases:attachments"
logger = logging.getLogger(__name__)


@requires(Permission.CASE_VIEW)
def attachments(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What is attached; those who may, attach here."""
    found = find(request, uuid)
    if not found.standing.sees(Part.NOTES):
        raise Http404
    context = {"files": _listed(found)}
    if Act.ATTACH not in found.acts:
        if request.method == "POST":
            raise Http404
        return show(found, "workbench/hand_over/attachments.html", context, page=PAGE, title=_("Attached files"))
    asked = Asked(
        page=PAGE,
        question=Question(_("Attached files"), continue_label=_("Attach"), cancel_url=found.address("cases:case")),
        make_form=partial(AttachForm.of, request),
        save=partial(_attach, found),
        done=_("The file is attached."),
        done_url=found.address(PAGE),
        template="workbench/hand_over/attachments.html",
        context=context,
        faults={errors.TextMissing: "title", errors.TextTooLong: "title", errors.FileRefused: "file"},
    )
    return answer(found, asked)


@requires(Permission.CASE_VIEW)
@require_safe
def attachment(request: HttpRequest, uuid: UUID, attachment_uuid: UUID) -> HttpResponse:
    """The file itself, to be saved: no browser shows it inside a page of ours, and nothing on the way keeps it."""
    found = find(request, uuid)
    held = queries.attachment(found.case, attachment_uuid)
    if held is None:
        raise Http404
    try:
        opened = diary.open_attachment(attachment=held, page="cases:attachment", by=found.account)
    except errors.CaseNotFound as absent:
        raise Http404 from absent
    except SealBroken:
        logger.exception("The sealed content of attachment %s does not open", held.uuid)
        messages.error(request, _("The file does not open: its sealed content is damaged. Tell the administrator."))
        return redirect(found.address(PAGE))
    text = opened.media_type == MediaType.TEXT
    answered = HttpResponse(
        opened.content, content_type=f"{opened.media_type}; charset=utf-8" if text else opened.media_type
    )
    answered["Content-Disposition"] = f'attachment; filename="{opened.name}"'
    answered["X-Content-Type-Options"] = "nosniff"
    answered["Cache-Control"] = "no-store, private"
    return answered


def _attach(found: OpenedCase, form: Any) -> None:
    file = form.cleaned_data["file"]
    diary.attach(
        case=found.case,
        title=form.cleaned_data["title"],
        content=file.read(),
        declared_name=file.name,
        by=found.account,
    )


def _listed(found: OpenedCase) -> list[tuple[Attachment, str, str]]:
    """Each file with its kind and address."""
    return [
        (one, KINDS[MediaType(one.media_type)], found.address("cases:attachment", one.uuid))
        for one in one_case.attachments_of(found.case)
    ]
