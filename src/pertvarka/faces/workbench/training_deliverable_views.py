"""What a contract of trainings asks for: written, changed, removed, accepted, and the acceptance taken back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench.event_views import account_of
from pertvarka.faces.workbench.forms.training_contracts import (
    AcceptForm,
    DeliverableForm,
    TakeBackForm,
    show_refusal,
)
from pertvarka.faces.workbench.one_question import Question, ask, press
from pertvarka.faces.workbench.training_contract_views import crumbs, find
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.programme.events.actions import deliverables
from pertvarka.programme.events.contract_errors import ContractNotFound
from pertvarka.programme.events.models import TrainingContract
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import contracts as reading
from pertvarka.programme.events.queries.contracts import Line


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _deliverable_form(request, find(uuid), None)


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID, deliverable: UUID) -> HttpResponse:
    """Other terms of one that is not accepted; or what was delivered, where it is not counted."""
    contract = find(uuid)
    return _deliverable_form(request, contract, _line(contract, deliverable))


@requires(Permission.TRAINING_KEEP)
@require_POST
def remove(request: HttpRequest, uuid: UUID, deliverable: UUID) -> HttpResponse:
    """Written by mistake."""
    contract = find(uuid)
    return press(
        request,
        lambda: deliverables.remove(deliverable=_line(contract, deliverable).deliverable, by=account_of(request)),
        done=_("The deliverable is removed."),
        back=reverse("workbench:training_contract", args=[uuid]),
    )


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, uuid: UUID, deliverable: UUID) -> HttpResponse:
    """All that was asked is there."""
    contract = find(uuid)
    line = _line(contract, deliverable)
    form = AcceptForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    by = account_of(request)
    question = _question(
        contract,
        heading=_("Accept the deliverable"),
        why=_("The figure that stands now is kept with the acceptance, whatever is noted in the groups later."),
        press=_("Accept"),
        done=_("The deliverable is accepted."),
    )
    return ask(request, form, lambda typed: deliverables.accept(deliverable=line.deliverable, by=by, **typed), question)


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, uuid: UUID, deliverable: UUID) -> HttpResponse:
    """Accepted by mistake."""
    contract = find(uuid)
    line = _line(contract, deliverable)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    by = account_of(request)
    question = _question(
        contract,
        heading=_("Take the acceptance back"),
        why=_("The audit record keeps who accepted it, when, and why it was taken back."),
        press=_("Take the acceptance back"),
        done=_("The acceptance is taken back."),
    )
    return ask(
        request, form, lambda typed: deliverables.take_back(deliverable=line.deliverable, by=by, **typed), question
    )


def _question(contract: TrainingContract, *, heading: str, why: str, press: str, done: str) -> Question:
    return Question(
        heading=heading,
        why=why,
        press=press,
        done=done,
        back=reverse("workbench:training_contract", args=[contract.uuid]),
        crumbs=[*crumbs(contract), Crumb(heading)],
        tell=show_refusal,
        template="workbench/events/form.html",
        missing=ContractNotFound,
    )


def _deliverable_form(request: HttpRequest, contract: TrainingContract, line: Line | None) -> HttpResponse:
    standing = line.deliverable if line else None
    form = DeliverableForm(
        request.POST if request.method == "POST" else None,
        initial=DeliverableForm.initial_of(standing) if standing else {"due_on": contract.until_on},
        programmes=reading.programmes_of(contract),
    )
    question = _question(
        contract,
        heading=_("Change the deliverable") if line else _("What else does the contract ask for?"),
        why=_(
            "Groups, persons and hours are counted from the groups held under the contract. The rest is written here."
        ),
        press=_("Save"),
        done=_("The deliverable is saved."),
    )
    by = account_of(request)
    return ask(
        request,
        form,
        lambda typed: deliverables.save(
            contract=contract,
            terms=form.terms,
            deliverable=standing,
            expected_version=typed["version"] or 0,
            by=by,
        ),
        question,
    )


def _line(contract: TrainingContract, deliverable: UUID) -> Line:
    try:
        return reading.line(contract, deliverable)
    except ContractNotFound as missing:
        raise Http404 from missing
