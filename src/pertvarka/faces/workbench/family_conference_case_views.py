"""A family conference from the side of the case: referring, appointing, accepting or sending back, closing."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import asked_of_case
from pertvarka.faces.workbench.asked_of_family_conference import Asked, answer, press
from pertvarka.faces.workbench.forms import family_conferences as forms
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.opened_case import find as find_case
from pertvarka.faces.workbench.opened_family_conference import OpenedConference, find
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases.actions import family_conferences as actions
from pertvarka.people.cases.models import Coordinator, Part
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.queries.family_conference_standing import Act
from pertvarka.people.cases.queries.family_conferences import Entry


@requires(Permission.FAMILY_CONFERENCE_REFER)
def refer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put a question to the family; where a conference goes on, its page is opened instead."""
    found = find_case(request, uuid)
    if Part.LEAD not in found.standing.written_parts:
        raise Http404
    standing = queries.open_of_case(found.case)
    if standing and request.method != "POST":
        return redirect("cases:family_conference", standing.uuid)
    if not found.case.is_open or found.case.person.restricted_at:
        raise Http404
    asked = asked_of_case.Asked(
        page="cases:family_conference_refer",
        question=Question(
            _("Refer the family to a family conference"),
            _(
                "The family itself looks for an answer, and nobody decides in its place. A coordinator who has no tie "
                "to it calls it together."
            ),
            continue_label=_("Refer the family"),
            cancel_url=found.address("cases:case"),
        ),
        make_form=forms.ReferForm,
        save=lambda form: actions.refer(case=found.case, question=form.cleaned_data["question"], by=found.account),
        done=_("The family is referred. Now appoint a coordinator."),
        # The address of the question leads on to the conference once it stands.
        done_url=reverse("cases:family_conference_refer", args=[found.case.uuid]),
    )
    return asked_of_case.answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_REFER)
def appoint(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose the coordinator and the supervisor; whoever has a tie is refused, and the free are named."""
    found = find(request, uuid, needs=Act.APPOINT)
    region = found.case.municipality.region_id if found.case else None
    asked = Asked(
        act=Act.APPOINT,
        page="cases:family_appoint",
        question=Question(
            _("Appoint a coordinator"),
            _("The coordinator stands on nobody's side. Whoever works with the family or its case cannot be that."),
            continue_label=_("Appoint"),
        ),
        make_form=partial(
            forms.AppointForm,
            coordinators=_offered(queries.register(on=found.today, kind=Coordinator.Kind.COORDINATOR), first=region),
            supervisors=_offered(queries.register(on=found.today, kind=Coordinator.Kind.SUPERVISOR), first=region),
            initial={"version": found.conference.version, "independence": found.conference.independence},
        ),
        save=lambda form: actions.appoint(
            conference=_at(found, form),
            coordinator=row(form, "coordinator"),
            supervisor=row(form, "supervisor"),
            independence=form.cleaned_data["independence"],
            by=found.account,
        ),
        done=_("The coordinator is appointed and has been told."),
        faults={errors.CoordinatorConnected: "coordinator", errors.SupervisorConnected: "supervisor"},
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_REFER)
def accept(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.ACCEPT)
    asked = Asked(
        act=Act.ACCEPT,
        page="cases:family_accept",
        question=Question(
            _("Accept the family's plan"),
            _("The plan stands as the family made it. You confirm that nobody is in danger by it."),
            continue_label=_("Accept the plan"),
        ),
        make_form=partial(forms.AcceptPlanForm, initial={"version": found.conference.version}),
        save=lambda form: actions.accept(
            conference=_at(found, form), review_on=form.cleaned_data["review_on"], by=found.account
        ),
        done=_("The family's plan is accepted."),
        faults={errors.ReviewDayImpossible: "review_on"},
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_REFER)
def send_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.SEND_BACK)
    asked = Asked(
        act=Act.SEND_BACK,
        page="cases:family_send_back",
        question=Question(
            _("Send the plan back to the family"),
            _("A plan is sent back only where somebody would be in danger. The family then presents it again."),
            continue_label=_("Send back"),
        ),
        make_form=partial(forms.SendBackForm, initial={"version": found.conference.version}),
        save=lambda form: actions.send_back(
            conference=_at(found, form), reason=form.cleaned_data["reason"], by=found.account
        ),
        done=_("The plan is sent back, and the coordinator has been told."),
        faults={errors.SafetyReasonMissing: "reason"},
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_REFER)
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.CLOSE)
    asked = Asked(
        act=Act.CLOSE,
        page="cases:family_close",
        question=Question(_("Close the family conference"), continue_label=_("Close the conference")),
        make_form=partial(forms.CloseConferenceForm, initial={"version": found.conference.version}),
        save=lambda form: actions.close(
            conference=_at(found, form), words=form.cleaned_data["words"], by=found.account
        ),
        done=_("The family conference is closed."),
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_REFER)
def carry_out(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """By a button; a link changes nothing."""
    found = find(request, uuid, needs=Act.CARRY_OUT)
    return press(
        found,
        act=lambda: actions.carry_out(conference=found.conference, by=found.account),
        done=_("The plan is carried out. The coordinator calls the family together for the review."),
    )


@requires(Permission.FAMILY_CONFERENCE_REFER)
def finish_task(request: HttpRequest, uuid: UUID, task_uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.FINISH_TASK)
    task = queries.family_task(found.conference, task_uuid)
    if task is None:
        raise Http404
    return press(
        found, act=lambda: actions.finish_task(task=task, by=found.account), done=_("The family's task is done.")
    )


def _at(found: OpenedConference, form: Any) -> Any:
    """The conference at the version the person has read."""
    found.conference.version = form.cleaned_data["version"]
    return found.conference


def _offered(entries: Iterable[Entry], *, first: int | None) -> list[tuple[str, dict[str, tuple[Coordinator, str]]]]:
    """By region, the region of the case first; each with the load, so that nobody is overburdened by accident."""
    groups: dict[int, tuple[str, dict[str, tuple[Coordinator, str]]]] = {}
    for entry in sorted(entries, key=lambda one: one.coordinator.region_id != first):
        region = entry.coordinator.region
        _heading, rows = groups.setdefault(region.pk, (str(region), {}))
        rows[str(entry.coordinator.uuid)] = (entry.coordinator, _with_load(entry))
    return list(groups.values())


def _with_load(entry: Entry) -> str:
    if entry.coordinator.kind == Coordinator.Kind.SUPERVISOR:
        return f"{entry.coordinator.account.name}, {entry.coordinator.organisation}"
    load = ngettext("%(count)s open conference", "%(count)s open conferences", entry.load) % {"count": entry.load}
    return f"{entry.coordinator.account.name}, {entry.coordinator.organisation} – {load}"
