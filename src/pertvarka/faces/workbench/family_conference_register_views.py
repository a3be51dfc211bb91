"""The register of coordinators and supervisors, as the ministry keeps it: training, load, hours; no family."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench.forms.coordinators import EndForm, EntryForm, SupervisionForm
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb, Question
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Region
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases.actions import coordinators as actions
from pertvarka.people.cases.models import Coordinator
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.queries.family_conferences import Entry

FAULTS: Mapping[type[PertvarkaError], str] = {
    case_errors.DateInFuture: "held_on",
    case_errors.DayTooEarly: "held_on",
    case_errors.PeriodOutOfOrder: "until_on",
    errors.SupervisionImpossible: "hours",
    errors.EnteredAlready: "account",
}


@dataclass(frozen=True, slots=True)
class OfRegion:
    """What the register holds in one region."""

    region: Region | None
    coordinators: int = 0
    free: int = 0
    supervisors: int = 0
    load: int = 0

    def with_entry(self, entry: Entry) -> "OfRegion":
        return replace(
            self,
            coordinators=self.coordinators + entry.is_coordinator,
            free=self.free + entry.is_free,
            supervisors=self.supervisors + (not entry.is_coordinator),
            load=self.load + entry.load,
        )


@requires(Permission.FAMILY_CONFERENCE_REGISTER)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """By region; a region chosen shows its entries."""
    entries = queries.register(on=timezone.localdate())
    regions = {region.pk: OfRegion(region) for region in territory.regions()}
    together = OfRegion(None)
    for entry in entries:
        regions[entry.coordinator.region_id] = regions[entry.coordinator.region_id].with_entry(entry)
        together = together.with_entry(entry)
    wanted = request.GET.get("region", "")
    chosen = next((one.region for one in regions.values() if one.region and one.region.code == wanted), None)
    context = {
        "crumbs": [Crumb(_("Register of coordinators"))],
        "regions": list(regions.values()),
        "together": together,
        "chosen": chosen,
        "entries": [entry for entry in entries if chosen and entry.coordinator.region_id == chosen.pk],
    }
    return render(request, "workbench/family_conference/register.html", context)


@requires(Permission.FAMILY_CONFERENCE_REGISTER)
def enter(request: HttpRequest) -> HttpResponse:
    """Somebody trained, who holds the role already."""
    form = EntryForm(
        request.POST or None,
        accounts=queries.may_be_entered(),
        organisations=queries.where_coordinators_work(),
        regions=territory.regions(),
    )

    def save() -> Coordinator:
        given = form.cleaned_data
        training = actions.Training(given["certificate"], given["trained_on"], given["hours"])
        return actions.enter(
            account=row(form, "account"),
            kind=given["kind"],
            organisation=row(form, "organisation"),
            region=row(form, "region"),
            training=training,
            by=_account(request),
        )

    faults = {**FAULTS, case_errors.DateInFuture: "trained_on", case_errors.DayTooEarly: "trained_on"}
    question = Question(_("Enter somebody in the register"), continue_label=_("Enter in the register"))
    return _answer(request, question, form, save, done=_("The entry is made."), faults=faults)


@requires(Permission.FAMILY_CONFERENCE_REGISTER)
def supervision(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hours a coordinator spent with a supervisor."""
    coordinator = _entry(uuid)
    supervisors = queries.register(on=timezone.localdate(), kind=Coordinator.Kind.SUPERVISOR)
    form = SupervisionForm(request.POST or None, supervisors=[one.coordinator for one in supervisors])

    def save() -> object:
        return actions.record_supervision(
            coordinator=coordinator,
            supervisor=row(form, "supervisor"),
            held_on=form.cleaned_data["held_on"],
            hours=form.cleaned_data["hours"],
            by=_account(request),
        )

    heading = _("Supervision of %(name)s") % {"name": coordinator.account.name}
    question = Question(heading, continue_label=_("Record the supervision"))
    return _answer(request, question, form, save, done=_("The supervision is recorded."), entry=coordinator)


@requires(Permission.FAMILY_CONFERENCE_REGISTER)
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The last day on which the entry counts."""
    coordinator = _entry(uuid)
    form = EndForm(request.POST or None, initial={"until_on": timezone.localdate()})

    def save() -> object:
        return actions.end_entry(coordinator=coordinator, until_on=form.cleaned_data["until_on"], by=_account(request))

    question = Question(
        _("End the entry of %(name)s") % {"name": coordinator.account.name},
        _("No new conference is given after that day. Whoever leads a case that goes on appoints another coordinator."),
        continue_label=_("End the entry"),
    )
    return _answer(request, question, form, save, done=_("The entry is ended."), entry=coordinator)


def _answer(
    request: HttpRequest,
    question: Question,
    form: django_forms.Form,
    save: Callable[[], Any],
    *,
    done: str,
    entry: Coordinator | None = None,
    faults: Mapping[type[PertvarkaError], str] = FAULTS,
) -> HttpResponse:
    back = reverse("cases:coordinators")
    if entry:
        back = f"{back}?region={entry.region.code}"
    # An empty answer is an answer too: it is told what is missing.
    form.is_bound = request.method == "POST"
    if form.is_bound and form.is_valid():
        try:
            save()
        except NotAllowed:
            raise
        except PertvarkaError as refused:
            field = faults.get(type(refused))
            form.add_error(field if field in form.fields else None, refused.sentence)
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        "crumbs": [Crumb(_("Register of coordinators"), back), Crumb(question.heading)],
        "question": replace(question, cancel_url=back),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "workbench/family_conference/register_asked.html", context, status=status)


def _entry(uuid: UUID) -> Coordinator:
    found = queries.entry(uuid)
    if found is None:
        raise Http404
    return found


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)  # noqa: S101 (the gate lets no one else in)
    return request.user
