"""A family conference as its coordinator holds it: circle, meeting, the family's own time, plan, review."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.asked_of_family_conference import Asked, answer, press
from pertvarka.faces.workbench.forms import family_conferences as forms
from pertvarka.faces.workbench.opened_family_conference import find
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases.actions import family_meetings as actions
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.queries.family_conference_standing import Act


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def prepare(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.PREPARE)
    held = found.conference
    initial = {"planned_on": held.planned_on, "trusted_person": held.trusted_person, "version": held.version}
    asked = Asked(
        act=Act.PREPARE,
        page="cases:family_prepare",
        question=Question(_("Prepare the meeting"), continue_label=_("Save")),
        make_form=partial(forms.PrepareForm, initial=initial),
        save=lambda form: actions.prepare(
            conference=held,
            planned_on=form.cleaned_data["planned_on"],
            trusted_person=form.cleaned_data["trusted_person"],
            expected_version=form.cleaned_data["version"],
            by=found.account,
        ),
        done=_("The preparation is saved."),
        faults={case_errors.DueDayImpossible: "planned_on"},
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def add_member(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.ADD_MEMBER)
    asked = Asked(
        act=Act.ADD_MEMBER,
        page="cases:family_member_new",
        question=Question(
            _("Add somebody of the family's circle"),
            _("The family is whoever the child and its people count as family: relatives, neighbours, friends."),
            continue_label=_("Add"),
        ),
        make_form=forms.MemberForm,
        save=lambda form: actions.add_member(conference=found.conference, by=found.account, **form.cleaned_data),
        done=_("The person is added."),
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def invitation(request: HttpRequest, uuid: UUID, member_uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.INVITE)
    member = queries.member(found.conference, member_uuid)
    if member is None:
        raise Http404
    initial = {
        "invitation": member.invitation,
        "safety_reason": member.safety_reason,
        "version": member.version,
    }
    asked = Asked(
        act=Act.INVITE,
        page="cases:family_invitation",
        question=Question(_("Invitation: %(who)s") % {"who": member.relation}, continue_label=_("Save")),
        make_form=partial(forms.InvitationForm, initial=initial),
        save=lambda form: actions.change_invitation(
            member=member,
            invitation=form.cleaned_data["invitation"],
            safety_reason=form.cleaned_data["safety_reason"],
            expected_version=form.cleaned_data["version"],
            by=found.account,
        ),
        done=_("The invitation is saved."),
        faults={errors.SafetyReasonMissing: "safety_reason"},
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def information(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """By a button: the family has come together."""
    found = find(request, uuid, needs=Act.BEGIN_INFORMATION)
    return press(
        found,
        act=lambda: actions.begin_information(conference=found.conference, by=found.account),
        done=_("The meeting has begun. Those who know the matter tell the family what they know."),
    )


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def private_time(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """By a button: everyone but the family leaves."""
    found = find(request, uuid, needs=Act.BEGIN_PRIVATE_TIME)
    return press(
        found,
        act=lambda: actions.begin_private_time(conference=found.conference, by=found.account),
        done=_("The family's own time has begun."),
    )


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def private_time_end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """By a button: the family has called back."""
    found = find(request, uuid, needs=Act.END_PRIVATE_TIME)
    return press(
        found,
        act=lambda: actions.end_private_time(conference=found.conference, by=found.account),
        done=_("The family's own time is over. Write its plan down as it is presented."),
    )


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.WRITE_PLAN)
    held = found.conference
    asked = Asked(
        act=Act.WRITE_PLAN,
        page="cases:family_plan",
        question=Question(
            _("The family's plan"),
            _("The plan belongs to the family. Read aloud what you have written, and let the family correct it."),
            continue_label=_("Save the plan"),
        ),
        make_form=partial(forms.PlanForm, initial={"plan": held.family_plan, "version": held.version}),
        save=lambda form: actions.write_plan(
            conference=held,
            plan=form.cleaned_data["plan"],
            expected_version=form.cleaned_data["version"],
            by=found.account,
        ),
        done=_("The plan is written down. Add who does what; then whoever leads the case answers."),
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def add_task(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.ADD_TASK)
    asked = Asked(
        act=Act.ADD_TASK,
        page="cases:family_task_new",
        question=Question(_("Who of the family does what"), continue_label=_("Add")),
        make_form=forms.FamilyTaskForm,
        save=lambda form: actions.add_task(conference=found.conference, by=found.account, **form.cleaned_data),
        done=_("The family's task is added."),
        faults={case_errors.DueDayImpossible: "due_on"},
    )
    return answer(found, asked)


@requires(Permission.FAMILY_CONFERENCE_LEAD)
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(request, uuid, needs=Act.REVIEW)
    asked = Asked(
        act=Act.REVIEW,
        page="cases:family_review",
        question=Question(
            _("The family has met again"),
            _("Whoever leads the case reads this, and closes the conference."),
            continue_label=_("Save the review"),
        ),
        make_form=partial(forms.ReviewWordsForm, initial={"version": found.conference.version}),
        save=partial(_review, found),
        done=_("The review is written down."),
    )
    return answer(found, asked)


def _review(found: Any, form: Any) -> None:
    found.conference.version = form.cleaned_data["version"]
    actions.review(conference=found.conference, words=form.cleaned_data["words"], by=found.account)
