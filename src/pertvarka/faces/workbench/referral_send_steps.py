"""Sending a referral: what is asked, what the provider comes to know, then all to check.

What is typed travels from page to page in the form itself: nothing is kept before the referral is sent, and none of it
comes into an address.
"""

from dataclasses import dataclass
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

from pertvarka.faces.workbench import referral_words
from pertvarka.faces.workbench.forms.referrals import ReferralForm
from pertvarka.faces.workbench.opened_case import OpenedCase, show
from pertvarka.faces.workbench.referral_of_case import find_to_refer, offer_to_ask
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Answer, Question
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Ground
from pertvarka.people.delivery import errors, words
from pertvarka.people.delivery.actions import referrals as actions
from pertvarka.people.delivery.matching import Refused
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import matching, referrals
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.services.catalogue.models import ServiceOffer

BACK, SEND = "back", "send"
FAULTS: dict[type[PertvarkaError], str] = {
    errors.StartDayImpossible: "wished_from",
    errors.QueueNotChosen: "stays_in_queue",
    errors.ExceptionUnexplained: "exception_reason",
    errors.PartNotShareable: "shared_parts",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One question page and the fields it asks for."""

    key: str
    heading: Any
    fields: tuple[str, ...]
    why: Any


STEPS = (
    Step(
        "ask",
        gettext_lazy("What do you ask for?"),
        ("purpose", "wished_from", "stays_in_queue", "exception_reason"),
        gettext_lazy("The provider answers within fourteen days. Until then nothing of the case opens to it."),
    ),
    Step(
        "share",
        gettext_lazy("What does the provider come to know?"),
        ("shared_summary", "shared_parts"),
        gettext_lazy("As much as the service needs and no more: what is shared cannot be unread."),
    ),
)
CHECK = "check"
BY_KEY = {step.key: step for step in STEPS}


@dataclass(frozen=True)
class Asking:
    """The case, the need, the offer, and what stands between them."""

    found: OpenedCase
    need: ServiceNeed
    offer: ServiceOffer
    refused: Refused | None

    @property
    def is_full(self) -> bool:
        return bool(self.refused and any(reason.obstacle == "full" for reason in self.refused.reasons))

    @property
    def needs_exception(self) -> bool:
        return bool(self.refused and self.refused.needs_exception)

    @property
    def cancel_url(self) -> str:
        return self.found.address("cases:need_match", self.need.uuid)

    def form(self, data: QueryDict | None) -> ReferralForm:
        wished_from = max(self.need.wished_from, timezone.localdate())
        initial = {"wished_from": wished_from, "purpose": str(self.need.service_type)}
        return ReferralForm(data, initial=initial, is_full=self.is_full, needs_exception=self.needs_exception)


@requires(Permission.REFERRAL_SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, uuid: UUID, need_uuid: UUID, offer_uuid: UUID) -> HttpResponse:
    """The question pages, one after the other."""
    found, need = find_to_refer(request, uuid, need_uuid)
    offer = offer_to_ask(need, offer_uuid)
    match = matching.match_offer(need, offer, case=found.case, today=timezone.localdate())
    asking = Asking(found, need, offer, match.refused[0] if match.refused else None)
    if request.method != "POST":
        return _page(asking, STEPS[0], asking.form(None))
    return _answered(asking, request.POST)


def _answered(asking: Asking, data: QueryDict) -> HttpResponse:
    """Where to go from a page: back, to change an answer, on, or out."""
    here, go = data.get("step", ""), data.get("go", "")
    form = asking.form(data)
    if here != CHECK and here not in BY_KEY:
        return _page(asking, STEPS[0], form)
    if go == BACK:
        return _page(asking, STEPS[0] if here != CHECK else STEPS[-1], form)
    if go in BY_KEY:
        return _page(asking, BY_KEY[go], form)
    if here != CHECK and form.has_faults(BY_KEY[here].fields):
        return _page(asking, BY_KEY[here], form, with_faults=True)
    missing = next((step for step in STEPS if form.has_faults(step.fields)), None)
    if missing is not None:
        return _page(asking, missing, form, with_faults=here == CHECK)
    return _send(asking, form) if here == CHECK and go == SEND else _check_page(asking, form)


def _page(asking: Asking, step: Step, form: ReferralForm, *, with_faults: bool = False) -> HttpResponse:
    form.show(step.fields, with_faults=with_faults)
    today = timezone.localdate()
    held = referrals.grounds_in_force(asking.found.case, today=today)
    question = Question(
        str(step.heading), str(step.why), STEPS.index(step) + 1, len(STEPS), cancel_url=asking.cancel_url
    )
    context = {
        "asking": asking,
        "form": form,
        "step": step,
        "is_first": step is STEPS[0],
        "question": question,
        "reasons": _reasons(asking),
        "grounds_url": "" if Ground.Purpose.SHARING_WITH_PROVIDER in held else asking.found.address("cases:grounds"),
    }
    return _show(asking, "workbench/referral/send.html", context, is_faulty=with_faults)


def _check_page(asking: Asking, form: ReferralForm, *, fault: str = "") -> HttpResponse:
    given = dict(form.cleaned_data)
    if fault:
        form.add_error(None, fault)
    form.show((), with_faults=bool(fault))
    context = {
        "asking": asking,
        "form": form,
        "groups": _answers(asking, given),
        "seen": referral_words.seen_by_provider(given["shared_parts"]),
    }
    return _show(asking, "workbench/referral/check.html", context, is_faulty=bool(fault))


def _answers(asking: Asking, given: dict[str, Any]) -> list[tuple[str, list[Answer]]]:
    """The answers by the page where they are changed."""
    asked = [
        Answer(_("Of whom"), f"{asking.offer.site}, {asking.offer.provider}"),
        Answer(_("What is asked"), tuple(given["purpose"].splitlines())),
        Answer(_("From which day"), given["wished_from"].isoformat()),
    ]
    if asking.is_full:
        asked.append(Answer(_("Place"), _("The person stays in the queue.")))
    if asking.needs_exception:
        asked.append(Answer(_("Why an exception"), tuple(given["exception_reason"].splitlines())))
    opened = referral_words.parts(given["shared_parts"])
    shared = [
        Answer(_("Summary for the provider"), tuple(given["shared_summary"].splitlines())),
        Answer(_("Opens once accepted"), tuple(opened) or (_("only the case by its number"),)),
    ]
    return [("ask", asked), ("share", shared)]


def _reasons(asking: Asking) -> list[tuple[str, str]]:
    if asking.refused is None:
        return []
    names = referral_words.municipality_names()
    return [(str(why), str(change)) for why, change in words.sentences(asking.refused, municipalities=names)]


def _send(asking: Asking, form: ReferralForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        sent = actions.send(
            need=asking.need,
            offer=asking.offer,
            purpose=given["purpose"],
            shared_summary=given["shared_summary"],
            shared_parts=given["shared_parts"],
            wished_from=given["wished_from"],
            stays_in_queue=bool(given.get("stays_in_queue")),
            exception_reason=given.get("exception_reason", ""),
            by=asking.found.account,
        )
    except (NotAllowed, WriteRefused):
        raise
    except CaseNotFound as absent:
        raise Http404 from absent
    except PertvarkaError as refused:
        field = FAULTS.get(type(refused))
        if field is None or field not in form.fields:
            return _check_page(asking, form, fault=refused.sentence)
        form.add_error(field, refused.sentence)
        return _page(asking, next(step for step in STEPS if field in step.fields), form, with_faults=True)
    messages.success(asking.found.request, _("The referral is sent. The provider answers within fourteen days."))
    return redirect(asking.found.address("cases:referral", sent.uuid))


def _show(asking: Asking, template: str, context: dict[str, Any], *, is_faulty: bool) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_faulty else HTTPStatus.OK
    return show(asking.found, template, context, page="cases:referral_new", title=_("Refer"), status=status)
