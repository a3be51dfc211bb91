"""The register of an institution: who works there, somebody added, somebody gone, an assessment planned."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import workforce_words as words
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.workforce import AssessForm, EndForm, StaffForm
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.faces.workbench.workforce_page import asked, crumbs_of_register, kept_worker, looked
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce import definitions, rules
from pertvarka.services.workforce.actions import assessing, register
from pertvarka.services.workforce.actions.register import Employed
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import staff

FORMS = ["GET", "HEAD", "POST"]
LINKS = (
    (Permission.OWN_VIEW, "workbench:staff_mine", gettext_lazy("Development of staff")),
    (Permission.TOTAL_VIEW, "workbench:staff_totals", gettext_lazy("Staff in figures")),
)


@requires(Permission.STAFF_VIEW)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Everybody of the institution, with how far their assessment is and not what came of it."""
    places = staff.institutions(Permission.STAFF_VIEW)
    place = _chosen(request, places)
    lines = staff.register(place) if place else []
    here = [line for line in lines if line.worker.left_on is None]
    granted = policy.granted(account_of(request), on=timezone.localdate())
    context: dict[str, Any] = {
        "crumbs": [Crumb(_("Staff"))],
        "places": places,
        "place": place,
        "here": [(line, *_told(line)) for line in here],
        "gone": [(line, *_told(line)) for line in lines if line.worker.left_on],
        "full_time": rules.full_time([float(line.worker.employment_share) for line in here]),
        "may_change": Permission.STAFF_CHANGE in granted,
        "links": [(reverse(name), label) for code, name, label in LINKS if code in granted],
    }
    if place:
        context["band"] = looked(request, about=f"organisation:{place.uuid}", page="workbench:staff")
    return render(request, "workbench/workforce/register.html", context)


@requires(Permission.STAFF_CHANGE)
@require_http_methods(FORMS)
def new(request: HttpRequest) -> HttpResponse:
    """Somebody works here."""
    place = _chosen(request, staff.institutions(Permission.STAFF_CHANGE))
    colleagues = staff.colleagues(place) if place else []
    form = StaffForm(request.POST if request.method == "POST" else None, colleagues=colleagues)

    def save(given: dict[str, Any]) -> None:
        assert place is not None  # noqa: S101 (without one there is no form)
        who = Employed(
            name=given["name"],
            profession=given["profession"],
            employment_share=given["employment_share"],
            started_on=given["day"],
            account=form.chosen("account"),
            manager=form.chosen("manager"),
        )
        register.add(institution=place, who=who, by=account_of(request))

    title = _("Add a worker")
    return asked(
        request,
        form,
        save,
        title=title,
        button=_("Add to the register"),
        done=_("The worker stands in the register."),
        back=reverse("workbench:staff"),
        crumbs=crumbs_of_register(Crumb(title)),
        sub=place.name if place else "",
        is_nowhere=place is None,
    )


@requires(Permission.STAFF_CHANGE)
@require_http_methods(FORMS)
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The worker has left, and where to."""
    worker = kept_worker(uuid)
    band = looked(request, about=worker.reference, page="workbench:staff_end")
    form = EndForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations.all_in_order(),
        initial={"day": timezone.localdate()},
    )

    def save(given: dict[str, Any]) -> None:
        register.end(
            worker=worker,
            left_on=given["day"],
            went_to=given["went_to"],
            organisation=row(form, "organisation"),
            by=account_of(request),
        )

    title = _("The worker has left")
    return asked(
        request,
        form,
        save,
        title=title,
        button=_("Write it down"),
        done=_("It is written down where the worker went."),
        back=reverse("workbench:staff"),
        crumbs=crumbs_of_register(Crumb(title)),
        sub=f"{worker.name}, {definitions.profession_words(worker.profession)}",
        band=band,
    )


@requires(Permission.STAFF_CHANGE)
@require_http_methods(FORMS)
def plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who assesses the worker, by when."""
    worker, account = kept_worker(uuid), account_of(request)
    band = looked(request, about=worker.reference, page="workbench:staff_plan")
    near = (account.pk, worker.account_id, worker.manager_account_id)
    form = AssessForm(request.POST if request.method == "POST" else None, assessors=staff.assessors(but=near))

    def save(given: dict[str, Any]) -> None:
        assessing.plan(worker=worker, assessor=row(form, "assessor"), due_on=given["due_on"], by=account)

    title = _("Plan an assessment")
    return asked(
        request,
        form,
        save,
        title=title,
        button=_("Plan it"),
        done=_(
            "The assessment is planned and the assessor is told. The result is seen by the worker and their manager."
        ),
        back=reverse("workbench:staff"),
        crumbs=crumbs_of_register(Crumb(title)),
        sub=f"{worker.name}, {definitions.profession_words(worker.profession)}",
        band=band,
    )


def _chosen(request: HttpRequest, places: list[Organisation]) -> Organisation | None:
    """Usually the only one; of several, the one asked for."""
    code = request.GET.get("institution", "")
    return next((place for place in places if place.code == code), places[0] if places else None)


def _told(line: staff.Registered) -> tuple[str, object]:
    tag = words.state_tag(line.standing.state) if line.standing else None
    return definitions.profession_words(line.worker.profession), tag
