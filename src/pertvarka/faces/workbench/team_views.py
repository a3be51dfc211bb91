"""The team of a case: who sees it now, everyone who ever did, who comes, who goes, who manages it."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import team_in_words
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.team import AssignForm, ColleagueForm, OrganisationForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find, show
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Button, Question
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import cases
from pertvarka.people.cases.models import Case, Part, TeamMember
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import team as queries
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.cases.queries.team import Colleague

FAULTS: dict[type[PertvarkaError], str] = {errors.PeriodOutOfOrder: "last_day", errors.MemberNotInRole: "colleague"}


@requires(Permission.CASE_VIEW)
@require_safe
def team(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The list of who may see the case, and everyone who ever was on it."""
    found = find(request, uuid)
    context = {
        "present": team_in_words.present(found),
        "past": team_in_words.past(found),
        "buttons": _buttons(found),
    }
    return show(found, "workbench/hand_over/team.html", context, page="cases:team", title=_("Team and access"))


@requires(Permission.TEAM_CHANGE)
def add_colleague(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put somebody of the organisation that leads the case on its team."""
    found = find(request, uuid, needs=Act.CHANGE_TEAM)
    here = {(member.account_id, member.role_code) for member in found.team}
    colleagues = [
        one
        for one in queries.colleagues(found.case.organisation, on=timezone.localdate())
        # Nobody puts themselves on a team: a supervisor who has to read notes says why (cases:reason).
        if one.account.pk != found.account.pk and (one.account.pk, one.role.code) not in here
    ]
    asked = Asked(
        page="cases:team_add_colleague",
        question=Question(
            _("Add a colleague to the team"),
            continue_label=_("Add to the team"),
            cancel_url=found.address("cases:team"),
        ),
        make_form=partial(ColleagueForm, colleagues=colleagues, gives_sealed=found.standing.sees(Part.SEALED)),
        save=partial(_add_colleague, found),
        done=_("The colleague is on the team."),
        done_url=found.address("cases:team"),
        template="workbench/hand_over/told.html",
        context={"told": _("Open only what their work needs: the team is the list of who may see the case.")},
        faults=FAULTS,
    )
    return answer(found, asked)


@requires(Permission.TEAM_CHANGE)
def add_organisation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put everyone who holds a role in an organisation on the team; to a protected case nobody comes so."""
    found = find(request, uuid, needs=Act.CHANGE_TEAM)
    if found.case.protection != Case.Protection.ORDINARY:
        raise Http404
    asked = Asked(
        page="cases:team_add_organisation",
        question=Question(
            _("Add an organisation to the team"),
            continue_label=_("Add to the team"),
            cancel_url=found.address("cases:team"),
        ),
        make_form=partial(
            OrganisationForm,
            organisations=queries.organisations_with_people(),
            roles=queries.roles_on_teams(),
            gives_sealed=False,
        ),
        save=partial(_add_organisation, found),
        done=_("The organisation is on the team."),
        done_url=found.address("cases:team"),
        template="workbench/hand_over/told.html",
        context={
            "told": _(
                "Everyone who holds the role there sees the case, whoever works today: staff change, the rule stays."
            )
        },
        faults={errors.PeriodOutOfOrder: "last_day", errors.MemberNotInRole: "role"},
    )
    return answer(found, asked)


@requires(Permission.TEAM_CHANGE)
def end(request: HttpRequest, uuid: UUID, member: int) -> HttpResponse:
    """The question first; then what the member saw is closed at once."""
    found = find(request, uuid, needs=Act.CHANGE_TEAM)
    held = _held(found, member)
    asked = Asked(
        page="cases:team_end",
        question=Question(
            _("End the access?"),
            continue_label=_("End the access"),
            cancel_url=found.address("cases:team"),
        ),
        make_form=forms.Form,
        save=lambda _form: cases.end_membership(member=held, by=found.account),
        done=_("The access is ended."),
        done_url=found.address("cases:team"),
        template="workbench/hand_over/end.html",
        context={
            "member": team_in_words.in_words(held, case=found.case),
            "told": _(
                "What they see closes at once. What they wrote stays, and so does the record that they were here."
            ),
        },
    )
    return answer(found, asked)


@requires(Permission.CASE_ASSIGN)
def assign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Another manager of the same organisation."""
    found = find(request, uuid, needs=Act.ASSIGN)
    others = [one for one in queries.managers(found.case.organisation) if one.account.pk != found.case.manager_id]
    asked = Asked(
        page="cases:assign",
        question=Question(
            _("Choose another manager"),
            continue_label=_("Give the case"),
            cancel_url=found.address("cases:case"),
        ),
        make_form=partial(AssignForm, managers=others, initial={"version": found.case.version}),
        save=partial(_assign, found),
        done=_("The case has another manager."),
        done_url=found.address("cases:case"),
        template="workbench/hand_over/assign.html",
        context={
            "told": _(
                "The former manager leaves the team at once. Tasks stay with whom they were given; look through them "
                "with the new manager."
            )
        },
        faults={errors.ManagerMissing: "manager"},
    )
    return answer(found, asked)


def _buttons(found: OpenedCase) -> list[Button]:
    wished = []
    if Act.CHANGE_TEAM in found.acts:
        wished.append((_("Add a colleague"), "cases:team_add_colleague", "PersonPlus"))
        if found.case.protection == Case.Protection.ORDINARY:
            wished.append((_("Add an organisation"), "cases:team_add_organisation", "Buildings3"))
    if Act.ASSIGN in found.acts:
        wished.append((_("Choose another manager"), "cases:assign", "Person"))
    return [Button(label, found.address(name), icon) for label, name, icon in wished]


def _add_colleague(found: OpenedCase, form: Any) -> None:
    colleague: Colleague = row(form, "colleague")
    parts = list(form.cleaned_data["parts"])
    if found.case.protection == Case.Protection.SEALED:
        # Without it a member of a sealed case sees nothing at all.
        parts.append(Part.SEALED)
    cases.add_member(
        case=found.case,
        organisation=found.case.organisation,
        role_code=colleague.role.code,
        parts=parts,
        may_write=form.cleaned_data["may_write"],
        account=colleague.account,
        until=_end_of(form.cleaned_data["last_day"]),
        by=found.account,
    )


def _add_organisation(found: OpenedCase, form: Any) -> None:
    cases.add_member(
        case=found.case,
        organisation=row(form, "organisation"),
        role_code=row(form, "role").code,
        parts=form.cleaned_data["parts"],
        may_write=form.cleaned_data["may_write"],
        until=_end_of(form.cleaned_data["last_day"]),
        by=found.account,
    )


def _end_of(last_day: date | None) -> datetime | None:
    """The midnight after the last day."""
    return timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time())) if last_day else None


def _held(found: OpenedCase, key: int) -> TeamMember:
    """A row that can be ended: one that still gives something, and is not the manager's."""
    held = queries.member(found.case, key)
    over = held is None or (held.until is not None and held.until <= timezone.now())
    if held is None or over or Part.LEAD in held.parts:
        raise Http404
    return held


def _assign(found: OpenedCase, form: Any) -> None:
    cases.assign_manager(
        case=found.case,
        manager=row(form, "manager"),
        expected_version=form.cleaned_data["version"],
        by=found.account,
    )
