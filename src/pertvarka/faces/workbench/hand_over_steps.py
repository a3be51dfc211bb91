"""Offering a case: to whom, what goes, until when the sender reads, then all to check, with what each side will see.

What is typed travels from page to page in the form itself: nothing of it is kept before the offer is sent, and none of
it comes into an address.
"""

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import hand_over_words
from pertvarka.faces.workbench.forms.hand_over import OfferForm
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.opened_case import OpenedCase, find, show
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Answer, Question
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.foundation.territory import queries as territory
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import hand_over
from pertvarka.people.cases.models import Case, Transfer
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import hand_over as queries
from pertvarka.people.cases.queries import team
from pertvarka.people.cases.queries.standing import Act

USUAL_GRACE = timedelta(days=30)
BACK, SEND = "back", "send"
FAULTS: dict[type[PertvarkaError], str] = {
    errors.OfferToOneself: "organisation",
    errors.NobodyToAccept: "organisation",
    errors.GraceOutOfBounds: "grace_until_on",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One question page and the fields it asks for."""

    key: str
    heading: Any
    fields: tuple[str, ...]
    why: Any = ""


STEPS = (
    Step(
        "to",
        gettext_lazy("To whom do you hand the case over?"),
        ("organisation", "municipality"),
        gettext_lazy("The case moves only when they accept it. Until then you answer for the person."),
    ),
    Step(
        "contents",
        gettext_lazy("What goes along, and why?"),
        ("extent", "reason", "summary"),
        gettext_lazy("Give as much as the new team needs and no more: a diary of years need not follow a person."),
    ),
    Step(
        "grace",
        gettext_lazy("How long do you still read the case?"),
        ("grace_until_on",),
        gettext_lazy("So that the new manager can ask you. The shorter, the better for the person's privacy."),
    ),
)
CHECK = Step("check", gettext_lazy("Check before sending"), ())
BY_KEY = {step.key: step for step in (*STEPS, CHECK)}


@requires(Permission.TRANSFER_OFFER)
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The question pages; an offer that stands already is shown instead."""
    found = find(request, uuid, needs=Act.TRANSFER)
    standing = queries.standing_offer(found.case)
    if standing is not None:
        return redirect("cases:transfer", uuid=standing.uuid)
    if request.method != "POST":
        return _page(found, STEPS[0], _form(found, None))
    here = BY_KEY.get(request.POST.get("step", ""))
    if here is None:
        raise Http404
    return _answered(found, here, request.POST)


def _answered(found: OpenedCase, here: Step, data: QueryDict) -> HttpResponse:
    """Where to go from a page: back, to change an answer, on, or out."""
    go = data.get("go", "")
    if go == BACK:
        return _page(found, STEPS[max(_place(here) - 1, 0)], _form(found, data))
    if go in BY_KEY:
        return _page(found, BY_KEY[go], _form(found, data))
    form = _form(found, data)
    if form.has_faults(here.fields):
        return _page(found, here, form, with_faults=True)
    if here is CHECK and go == SEND and form.is_valid():
        return _send(found, form)
    if here is CHECK or form.is_valid():
        return _check_page(found, form)
    return _page(found, _first_unanswered(form, after=here), _form(found, data))


def _form(found: OpenedCase, data: QueryDict | None) -> OfferForm:
    return OfferForm(
        data,
        organisations=team.organisations_leading_cases(but=found.case.organisation),
        municipalities=territory.municipalities(),
    )


def _place(step: Step) -> int:
    return (*STEPS, CHECK).index(step)


def _first_unanswered(form: OfferForm, *, after: Step) -> Step:
    """The next page in their order; from the check page, the first where something is missing."""
    following = STEPS[_place(after) + 1 :] if after is not CHECK else STEPS
    return next((step for step in following if form.has_faults(step.fields)), STEPS[0])


def _page(found: OpenedCase, step: Step, form: OfferForm, *, with_faults: bool = False) -> HttpResponse:
    if step is CHECK:
        return _check_page(found, form)
    if "grace_until_on" in step.fields and not with_faults:
        form.propose("grace_until_on", (timezone.localdate() + USUAL_GRACE).isoformat())
    form.show(step.fields, with_faults=with_faults)
    context = {
        "form": form,
        "step": step,
        "question": Question(
            str(step.heading),
            str(step.why),
            number=_place(step) + 1,
            count=len(STEPS),
            cancel_url=found.address("cases:case"),
        ),
        "is_first": step is STEPS[0],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if with_faults else HTTPStatus.OK
    return show(
        found,
        "workbench/hand_over/offer.html",
        context,
        page="cases:transfer_new",
        title=_("Hand over"),
        status=status,
    )


def _check_page(found: OpenedCase, form: OfferForm, *, fault: str = "") -> HttpResponse:
    if not form.is_valid():
        return _page(found, _first_unanswered(form, after=CHECK), form, with_faults=True)
    given = form.cleaned_data
    if fault:
        form.add_error(None, fault)
    context = {
        "groups": _answers(form),
        "seen_after": hand_over_words.seen_after(
            extent=given["extent"],
            grace_until_on=given["grace_until_on"],
            is_sealed=found.case.protection == Case.Protection.SEALED,
        ),
        "cancel_url": found.address("cases:case"),
        "form": form,
    }
    form.show((), with_faults=bool(fault))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    return show(
        found,
        "workbench/hand_over/check.html",
        context,
        page="cases:transfer_new",
        title=_("Hand over"),
        status=status,
    )


def _answers(form: OfferForm) -> list[tuple[str, list[Answer]]]:
    """The answers by the page where they are changed."""
    given = form.cleaned_data
    organisation, municipality = row(form, "organisation"), row(form, "municipality")
    return [
        (
            "to",
            [
                Answer(_("To whom"), str(organisation)),
                Answer(_("The person will live in"), str(municipality or organisation.municipality)),
            ],
        ),
        (
            "contents",
            [
                Answer(_("What goes along"), str(Transfer.Extent(given["extent"]).label)),
                Answer(_("Reason"), tuple(given["reason"].splitlines())),
                Answer(_("Summary for the receiver"), tuple(given["summary"].splitlines())),
            ],
        ),
        ("grace", [Answer(_("Last day on which you read the case"), given["grace_until_on"].isoformat())]),
    ]


def _send(found: OpenedCase, form: OfferForm) -> HttpResponse:
    given = form.cleaned_data
    organisation = row(form, "organisation")
    try:
        sent = hand_over.offer_transfer(
            case=found.case,
            to_organisation=organisation,
            to_municipality=row(form, "municipality") or organisation.municipality,
            reason=given["reason"],
            summary=given["summary"],
            extent=given["extent"],
            grace_until_on=given["grace_until_on"],
            by=found.account,
        )
    except (NotAllowed, WriteRefused):
        raise
    except errors.CaseNotFound as absent:
        raise Http404 from absent
    except PertvarkaError as refused:
        field = FAULTS.get(type(refused))
        if field is None:
            return _check_page(found, form, fault=refused.sentence)
        form.add_error(field, refused.sentence)
        return _page(found, next(step for step in STEPS if field in step.fields), form, with_faults=True)
    messages.success(found.request, _("The offer is sent. Until it is accepted you answer for the person."))
    return redirect("cases:transfer", uuid=sent.uuid)
