"""Saying that the person of a case is registered twice, and asking to take that back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.approvals_in_words import DECISIONS
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.same_person import LinkForm, UnlinkForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Approval
from pertvarka.foundation.base.components import Question, SideItem
from pertvarka.people.cases import person_link_errors as errors
from pertvarka.people.cases.actions import person_links as actions
from pertvarka.people.cases.actions.person_links import SaidToBe
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import person_links
from pertvarka.people.cases.queries.standing import Act


@requires(Permission.LINK_MAKE)
def link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Link at once what the account works with; ask about the rest, and tell nothing of it."""
    found = find(request, uuid, needs=Act.LINK)
    asked = Asked(
        page="cases:link",
        question=Question(
            _("Link with another file of the same person"),
            _(
                "A person registered twice is counted twice. A link counts them once and opens nobody's file: both "
                "numbers stay, and who sees which file does not change."
            ),
            continue_label=_("Link"),
            cancel_url=found.address("cases:case"),
        ),
        make_form=LinkForm,
        save=partial(_link, found),
        done=_("It is recorded. Below you see whether the files are linked or the data protection officer is asked."),
        done_url=found.address("cases:link"),
        template="workbench/case/link.html",
        context={"files": _files(found), "askings": _askings(found)},
        faults={errors.SamePersonAlready: "number", errors.SealedNotLinked: "number"},
    )
    return answer(found, asked)


@requires(Permission.LINK_MAKE)
def unlink(request: HttpRequest, uuid: UUID, link_uuid: UUID) -> HttpResponse:
    """Taking a link apart waits for the officer, whoever made it."""
    found = find(request, uuid, needs=Act.LINK)
    if link_uuid not in _known_links(found):
        raise Http404
    asked = Asked(
        page="cases:unlink",
        question=Question(
            _("Ask to take the link apart"),
            _("The data protection officer decides. Until then the two files count as one person."),
            continue_label=_("Ask"),
            cancel_url=found.address("cases:link"),
        ),
        make_form=UnlinkForm,
        save=lambda form: actions.ask_to_unlink(
            case=found.case, link=link_uuid, reason=form.cleaned_data["reason"], by=found.account
        ),
        done=_("The request is recorded. You will find the answer on this page."),
        done_url=found.address("cases:link"),
    )
    return answer(found, asked)


def _link(found: OpenedCase, form: Any) -> None:
    same = SaidToBe(form.cleaned_data["number"], form.cleaned_data["reason"])
    actions.link(case=found.case, same=same, by=found.account)


def _files(found: OpenedCase) -> list[tuple[SideItem, str, str]]:
    """Each linked file in sight: its number and why, its page, the way to take the link apart."""
    return [
        (
            SideItem(other.case.number, other.link.reason),
            reverse("cases:case", args=[other.case.uuid]),
            found.address("cases:unlink", other.link.uuid),
        )
        for other in person_links.other_files(found.case.person_id)
    ]


def _askings(found: OpenedCase) -> list[tuple[SideItem, str]]:
    """What the account has asked, with the decision; a link that was approved may be asked about again."""
    words = {
        person_links.LINK: _("Asked to link with another file"),
        person_links.UNLINK: _("Asked to take a link apart"),
    }
    shown = []
    for one in person_links.own_askings(found.case, by=found.account):
        decision = str(DECISIONS[Approval.Decision(one.decision)][0])
        told = [decision, f"{one.asked_at:%Y-%m-%d}", one.decision_reason]
        key = person_links.link_of(one)
        is_linked = one.kind == person_links.LINK and one.decision == Approval.Decision.APPROVED and key is not None
        shown.append(
            (
                SideItem(words[one.kind], "; ".join(filter(None, told))),
                found.address("cases:unlink", key) if is_linked else "",
            )
        )
    return shown


def _known_links(found: OpenedCase) -> set[UUID]:
    asked = {
        person_links.link_of(one)
        for one in person_links.own_askings(found.case, by=found.account)
        if one.kind == person_links.LINK and one.decision == Approval.Decision.APPROVED
    }
    seen = {one.uuid for one in person_links.standing_links(found.case.person_id)}
    return seen | {key for key in asked if key is not None}
