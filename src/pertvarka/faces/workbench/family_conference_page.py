"""The page of a family conference as its template draws it, and the lines of the coordinator's list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import family_conference_words as words
from pertvarka.faces.workbench.opened_family_conference import OpenedConference
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Button, Fact, PhaseLine, RecordHeading, task
from pertvarka.foundation.base.components import Task as TaskLine
from pertvarka.foundation.base.components.headings import SHOWN_ACTIONS
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.cases.models import FamilyConference, FamilyMember
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.queries.family_conference_standing import Act
from pertvarka.people.cases.states import FamilyConferencePhase as Phase


@dataclass(frozen=True, slots=True)
class ShownMember:
    """`name` is '' unless the names were asked for."""

    member: FamilyMember
    tag: Status
    name: str
    change_url: str


@dataclass(frozen=True, slots=True)
class ConferencePage:
    heading: RecordHeading
    tag: Status
    next_step: str
    phases: PhaseLine
    members: tuple[ShownMember, ...]
    tasks: tuple[TaskLine, ...]
    names_url: str
    are_named: bool
    is_sent_back: bool
    case_url: str


@dataclass(frozen=True, slots=True)
class Alone:
    """The family's own time: since when, how long already, and the button that ends it."""

    since: datetime
    minutes: int
    end: Button | None


@dataclass(frozen=True, slots=True)
class OwnRow:
    conference: FamilyConference
    url: str
    tag: Status
    next_step: str
    is_supervised: bool


def page_of(found: OpenedConference, *, names: Mapping[UUID, str] | None = None) -> ConferencePage:
    held = found.conference
    family = queries.family_of(held)
    may_change = Act.INVITE in found.acts
    members = tuple(
        ShownMember(
            member=one,
            tag=words.invitation_tag(one.invitation),
            name=(names or {}).get(one.uuid, ""),
            change_url=found.address("cases:family_invitation", one.uuid) if may_change else "",
        )
        for one in family
    )
    may_ask_names = Act.SHOW_NAMES in found.acts and any(one.name_sealed for one in family)
    return ConferencePage(
        heading=_heading(found),
        tag=words.phase_tag(held.phase),
        next_step=str(words.NEXT[Phase(held.phase)]),
        phases=words.course(held.phase),
        members=members,
        tasks=_tasks(found),
        names_url=found.address("cases:family_names") if may_ask_names and names is None else "",
        are_named=names is not None,
        is_sent_back=held.phase == Phase.SENT_BACK,
        case_url=reverse("cases:case", args=[found.case.uuid]) if found.case else "",
    )


def alone(found: OpenedConference) -> Alone:
    since = found.conference.private_from or timezone.now()
    end = Button(_("The family has called back"), found.address("cases:family_private_time_end"), is_post=True)
    return Alone(
        since=timezone.localtime(since),
        minutes=int((timezone.now() - since).total_seconds() // 60),
        end=end if Act.END_PRIVATE_TIME in found.acts else None,
    )


def own_rows(account: Account, *, today: date) -> list[OwnRow]:  # noqa: ARG001 (the rows are those of today)
    return [
        OwnRow(
            conference=held,
            url=reverse("cases:family_conference", args=[held.uuid]),
            tag=words.phase_tag(held.phase),
            next_step=str(words.NEXT[Phase(held.phase)]),
            is_supervised=held.coordinator_account_id != account.pk,
        )
        for held in queries.held_by(account)
    ]


def _heading(found: OpenedConference) -> RecordHeading:
    held = found.conference
    facts = []
    if held.coordinator:
        facts.append(Fact(_("coordinator %(name)s") % {"name": held.coordinator.account.name}))
    if held.planned_on and not held.held_on:
        facts.append(Fact(_("meets on %(date)s") % {"date": held.planned_on.isoformat()}))
    if held.held_on:
        facts.append(Fact(_("met on %(date)s") % {"date": held.held_on.isoformat()}))
    title = _("Family conference %(number)s") % {"number": held.number}
    return RecordHeading(title, tuple(facts), _actions(found))


def _actions(found: OpenedConference) -> tuple[Button, ...]:
    buttons = [
        Button(str(label), found.address(name), icon, is_post=is_post)
        for act, (label, name, icon, is_post) in words.ACTS.items()
        if act in found.acts
    ]
    buttons.append(Button(_("Information sheet"), found.address("cases:family_sheet"), "PrinterSmall"))
    # Icons for those in sight only, as on the page of a case.
    return (*buttons[:SHOWN_ACTIONS], *(replace(button, icon="") for button in buttons[SHOWN_ACTIONS:]))


def _tasks(found: OpenedConference) -> tuple[TaskLine, ...]:
    may_finish = Act.FINISH_TASK in found.acts
    return tuple(
        task(
            label=one.what,
            url="",
            today=found.today,
            due_on=one.due_on,
            done_on=one.done_on,
            note=one.who,
            action=(
                Button(_("Done"), found.address("cases:family_task_done", one.uuid), is_post=True)
                if may_finish and not one.done_on
                else None
            ),
        )
        for one in queries.tasks_of(found.conference)
    )
