"""Contracts of trainings: all of them, one with what it asks for and what was delivered, and their own terms."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import training_contract_words as words
from pertvarka.faces.workbench.event_views import account_of
from pertvarka.faces.workbench.forms.training_contracts import ContractForm, show_refusal
from pertvarka.faces.workbench.one_question import Question, ask
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.programme.events.actions import contracts
from pertvarka.programme.events.contract_errors import ContractNotFound
from pertvarka.programme.events.models import TrainingContract
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import contracts as reading


@requires(Permission.TRAINING_KEEP)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every contract with what is late of it, and those the sources tell of."""
    today = timezone.localdate()
    context = {
        "crumbs": [*crumbs(), Crumb(_("Contracts"))],
        "rows": [(one, one.late_count(on=today)) for one in reading.standings()],
        "declared": words.declared(),
    }
    return render(request, "workbench/trainings/contracts.html", context)


@requires(Permission.TRAINING_KEEP)
@require_safe
def contract(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One contract: what is asked, counted, accepted, late."""
    found, today = find(uuid), timezone.localdate()
    standing = reading.standing(found)
    context = {
        "crumbs": [*crumbs(), Crumb(_("Contracts"), reverse("workbench:training_contracts")), Crumb(found.number)],
        "contract": found,
        "rows": [(line, words.tag(line, today=today)) for line in standing.lines],
        "late_count": standing.late_count(on=today),
        "programmes": reading.programmes_of(found),
    }
    return render(request, "workbench/trainings/contract.html", context)


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _form_page(request, None)


@requires(Permission.TRAINING_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _form_page(request, find(uuid))


def find(uuid: UUID) -> TrainingContract:
    try:
        return reading.contract(uuid)
    except ContractNotFound as missing:
        raise Http404 from missing


def crumbs(contract: TrainingContract | None = None) -> list[Crumb]:
    found = [Crumb(_("Trainings"), reverse("workbench:trainings"))]
    if contract is not None:
        found += [
            Crumb(_("Contracts"), reverse("workbench:training_contracts")),
            Crumb(contract.number, _url(contract)),
        ]
    return found


def _form_page(request: HttpRequest, standing: TrainingContract | None) -> HttpResponse:
    form = ContractForm(
        request.POST if request.method == "POST" else None,
        initial=ContractForm.initial_of(standing) if standing else {},
        organisations=organisations.all_in_order(),
    )
    listed = reverse("workbench:training_contracts")
    question = Question(
        heading=_("Change the contract") if standing else _("New contract of trainings"),
        why=_("What the contract asks for is written on its own page, line by line."),
        press=_("Save"),
        done=_("The contract is saved."),
        back=_url(standing) if standing else listed,
        crumbs=[*crumbs(standing), *([] if standing else [Crumb(_("Contracts"), listed)]), Crumb(_("Contract"))],
        tell=show_refusal,
        template="workbench/events/form.html",
        onward=_url,
    )
    by = account_of(request)
    return ask(
        request,
        form,
        lambda typed: contracts.save_contract(
            terms=form.terms, contract=standing, expected_version=typed["version"] or 0, by=by
        ),
        question,
    )


def _url(found: TrainingContract) -> str:
    return reverse("workbench:training_contract", args=[found.uuid])
