"""An assessment as a page has it open: found for this account, drawn with the look recorded."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.engines.xlsform.form import Form
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.cases.models import Case


@dataclass(frozen=True)
class OpenedAssessment:
    """`mine` is the account's own row among the assessors, None for everybody else."""

    request: HttpRequest
    account: Account
    assessment: Assessment
    mine: Assessor | None

    @cached_property
    def form(self) -> Form:
        return form_of(self.assessment.instrument_version)

    @cached_property
    def language(self) -> str:
        return language_of(self.form)

    @cached_property
    def response(self) -> AssessmentResponse | None:
        """What this assessor writes in."""
        return assessments.form_of_assessor(self.assessment, self.account)

    @cached_property
    def case(self) -> Case | None:
        """None for an assessor who no longer sees the case."""
        return assessments.case_of(self.assessment)

    @cached_property
    def leads(self) -> bool:
        """Whether the account leads the case of the assessment."""
        return assessments.is_led_by(self.assessment, self.account)

    def may(self, permission: Permission) -> bool:
        return policy.allows(self.account, permission, on=timezone.localdate())

    def address(self, name: str, *more: Any) -> str:
        return reverse(f"workbench:{name}", args=[self.assessment.uuid, *more])


def find(request: HttpRequest, uuid: UUID, *, as_assessor: bool = False) -> OpenedAssessment:
    """The assessment, if this account may see it and, where asked, was appointed to it; otherwise 404."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    found = assessments.assessment(uuid)
    if found is None:
        raise Http404
    mine = next((row for row in found.assessors.all() if row.account_id == account.pk and _is_on(row)), None)
    if as_assessor and mine is None:
        raise Http404
    return OpenedAssessment(request, account, found, mine)


def show(
    found: OpenedAssessment, template: str, context: dict[str, Any], *, page: str, title: str = "", status: int = 200
) -> HttpResponse:
    """Draw a page of the assessment, with the look recorded; `title` is what the page is, '' for itself."""
    held = found.assessment
    person = found.case.person if found.case else assessments.person_of(held)
    seen = view_log.record(
        ViewRecord.Kind.PAGE,
        about=person.reference if person else f"assessment:{held.uuid}",
        case=held.case_id,
        page=page,
        by=found.account,
        role_code="assessor" if found.mine else "",
    )
    name = _("Assessment %(number)s") % {"number": held.number}
    shown = {
        "found": found,
        "assessment": held,
        "band": seen_band(seen_at=seen.viewed_at, who_viewed_url=""),
        "crumbs": _crumbs(found, name, title),
        "page_title": f"{title} – {name}" if title else name,
        **context,
    }
    return render(found.request, template, shown, status=status)


def _crumbs(found: OpenedAssessment, name: str, title: str) -> list[Crumb]:
    crumbs = []
    if found.mine:
        crumbs.append(Crumb(_("Assessments"), reverse("workbench:assessments")))
    elif found.case:
        crumbs = [
            Crumb(_("Cases"), reverse("cases:list")),
            Crumb(found.case.number, reverse("cases:case", args=[found.case.uuid])),
        ]
    if not title:
        return [*crumbs, Crumb(name)]
    return [*crumbs, Crumb(name, found.address("assessment")), Crumb(title)]


def _is_on(row: Assessor) -> bool:
    now: datetime = timezone.now()
    return row.until is None or row.until > now
