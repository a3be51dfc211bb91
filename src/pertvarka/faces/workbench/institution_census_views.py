"""The monthly census: the months of an institution, one month's form, and which residents differ from the records."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import institution_balance
from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench.forms.institutions import FIGURES, CensusForm
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.people.delivery.permissions import Permission as Delivery
from pertvarka.services.institutions import census_errors, rules
from pertvarka.services.institutions.actions import censuses as actions
from pertvarka.services.institutions.errors import InstitutionNotFound
from pertvarka.services.institutions.models import TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import censuses, institutions
from pertvarka.services.institutions.states import CensusState, ResidentGroup

REFUSED = 422


@requires(Permission.CENSUS_CHANGE)
@require_safe
def mine(_request: HttpRequest) -> HttpResponse:
    """To the census of one's own institution."""
    found = institutions.reached(Permission.CENSUS_CHANGE).first()
    if found is None:
        raise Http404
    return redirect("workbench:institution_censuses", uuid=found.uuid)


@requires(Permission.CENSUS_CHANGE)
@require_safe
def months(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Months that were handed in, and the one that is due."""
    found = _own(request, uuid)
    due = censuses.next_month(found)
    rows = censuses.last_months(found)
    context = {
        "crumbs": [*pages.crumbs(found), Crumb(_("Monthly census"))],
        "institution": found,
        "rows": [(row, _totals(row.groups.all())) for row in rows],
        "due": due,
        "due_on": rules.census_due_on(due) if due else None,
        "is_late": bool(due and rules.census_due_on(due) < timezone.localdate()),
    }
    return render(request, "workbench/institution/censuses.html", context)


@requires(Permission.CENSUS_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def month(request: HttpRequest, uuid: UUID, month: str) -> HttpResponse:
    """One month: written while it is a draft, read when it is handed in."""
    found, first = _own(request, uuid), _first_day(month)
    census = censuses.of_month(found, first)
    is_submitted = census is not None and census.state == CensusState.SUBMITTED
    starts = censuses.starts_with(found, first)
    form = CensusForm(
        request.POST if request.method == "POST" and "reason" not in request.POST else None,
        initial=CensusForm.initial_of(census, starts),
    )
    if request.method == "POST":
        answer = _take_back(request, found, first) if "reason" in request.POST else _save(request, found, first, form)
        if answer:
            return answer
        census = censuses.of_month(found, first)
        is_submitted = census is not None and census.state == CensusState.SUBMITTED
    elif not censuses.is_over(first):
        raise Http404
    sees_people = policy.allows(pages.account_of(request), Delivery.PLACEMENT_VIEW, on=timezone.localdate())
    context = {
        "crumbs": [
            *pages.crumbs(found),
            Crumb(_("Monthly census"), reverse("workbench:institution_censuses", args=[uuid])),
            Crumb(f"{first:%Y-%m}"),
        ],
        "institution": found,
        "census": census,
        "month": first,
        "form": form,
        "table": [
            (label, [(form[f"{group}-{figure}"], figure) for figure in FIGURES])
            for group, label in ResidentGroup.choices
        ],
        "groups": [row for row in census.groups.all() if any(getattr(row, figure) for figure in FIGURES)]
        if census
        else [],
        "is_submitted": is_submitted,
        "starts_known": starts is not None,
        "balance": institution_balance.of_month(found, first, _typed(form, census)) if sees_people else None,
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/institution/census.html", context, status=status)


def _own(request: HttpRequest, uuid: UUID) -> TransformingInstitution:
    """Figures of a month are small, so only the institution itself meets them."""
    found = pages.find(request, uuid)
    if not institutions.may(Permission.CENSUS_CHANGE, found):
        raise Http404
    return found


def _save(request: HttpRequest, found: TransformingInstitution, first: date, form: CensusForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    is_final = "submit" in request.POST
    try:
        actions.save(
            institution=found,
            month=first,
            figures=form.figures,
            expected_version=form.cleaned_data["version"],
            is_final=is_final,
            by=pages.account_of(request),
        )
    except InstitutionNotFound as missing:
        raise Http404 from missing
    except ChangedMeanwhile as changed:
        typed = request.POST.copy()
        typed["version"] = str(changed.version)
        form.data = typed
        form.add_error(None, changed.sentence)
        return None
    except PertvarkaError as refused:
        explained = (census_errors.ExplanationMissing, census_errors.AdmissionsStopped)
        field = "explanation" if isinstance(refused, explained) else None
        field = "under_three_count" if isinstance(refused, census_errors.UnderThreeTooMany) else field
        form.add_error(field, refused.sentence)
        return None
    messages.success(request, _("The census is submitted.") if is_final else _("The draft is saved."))
    return redirect("workbench:institution_censuses", uuid=found.uuid)


def _take_back(request: HttpRequest, found: TransformingInstitution, first: date) -> HttpResponse:
    census = censuses.of_month(found, first)
    if census is None or census.state != CensusState.SUBMITTED:
        raise Http404
    try:
        actions.take_back(census=census, reason=request.POST.get("reason", ""), by=pages.account_of(request))
    except InstitutionNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The census is taken back. Correct it and submit it again."))
    return redirect("workbench:institution_census_month", uuid=found.uuid, month=f"{first:%Y-%m}")


def _first_day(month: str) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError as wrong:
        raise Http404 from wrong


def _typed(form: CensusForm, census: object) -> dict[str, int] | None:
    """Totals to hold against the records: as typed now, or as saved."""
    if form.is_bound:
        values = [form.data.get(f"{group}-{figure}", "") for group in ResidentGroup.values for figure in FIGURES]
        if not all(str(value).isdecimal() for value in values):
            return None
        return {
            figure: sum(int(form.data[f"{group}-{figure}"]) for group in ResidentGroup.values) for figure in FIGURES
        }
    if census is None:
        return None
    return _totals(census.groups.all())  # type: ignore[attr-defined]


def _totals(groups: object) -> dict[str, int]:
    return {figure: sum(getattr(row, figure) for row in groups) for figure in FIGURES}  # type: ignore[attr-defined]
