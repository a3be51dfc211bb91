"""The page of one case as its template draws it: what the account may see, and nothing beside.

A section whose part the account does not see is None, and the page has no place for it.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import case_acts, case_side, case_words, family_conference_panel, links
from pertvarka.faces.workbench.case_care import Care, care_of
from pertvarka.faces.workbench.case_side import Close, Review
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.foundation.base.components import Act as Line
from pertvarka.foundation.base.components import Button, Fact, KeyHint, PhaseLine, RecordHeading, SidePanel, task
from pertvarka.foundation.base.components import Task as TaskLine
from pertvarka.foundation.base.components.headings import SHOWN_ACTIONS
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.cases.models import CaseConference, Identity, Note, Part, TargetGroupMembership, Task
from pertvarka.people.cases.permissions import Permission as Cases
from pertvarka.people.cases.queries import case_page, one_case
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.cases.states import TaskState
from pertvarka.people.rights.permissions import Permission as Rights

SHOWN_TASKS = 5
SHOWN_NOTES = 5
SHOWN_CONFERENCES = 3
SHOWN_ACTS = 8


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A task with its buttons: done in one press, or put off with a reason."""

    line: TaskLine
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as it stands; `before` is the text it corrects."""

    note: Note
    icon: str
    correct_url: str = ""

    @property
    def before(self) -> Note | None:
        return self.note.corrects


@dataclass(frozen=True, slots=True)
class Heading:
    """Number, state and facts; the name is asked for by a button of its own."""

    record: RecordHeading
    tags: tuple[Status, ...]
    show_name_url: str = ""


@dataclass(frozen=True, slots=True)
class CasePage:
    """Sections in the order of the page."""

    heading: Heading
    phases: PhaseLine
    identity: Identity | None
    tasks: tuple[ShownTask, ...] | None
    tasks_count: int
    care: Care
    notes: tuple[ShownNote, ...] | None
    conferences: tuple[CaseConference, ...] | None
    acts: tuple[Line, ...]
    panels: tuple[SidePanel, ...]
    grounds: SidePanel | None
    close_people: tuple[Close, ...] | None
    review: Review
    protection: SidePanel | None
    hints: tuple[KeyHint, ...]
    previous_url: str
    next_url: str
    attachments_url: str
    relationships_url: str


def case_page_of(found: OpenedCase, *, identity: Identity | None = None) -> CasePage:
    """The whole page; with the identity where the name was asked for."""
    case, today = found.case, timezone.localdate()
    changes = one_case.states_of(case)
    sees_notes, on_the_team = found.standing.sees(Part.NOTES), found.standing.is_on_the_team
    conferences: list[CaseConference] = []
    if sees_notes and found.opened.conferences_count:
        conferences = case_page.newest_conferences_of(case, limit=SHOWN_CONFERENCES)
    transfers = one_case.transfers_of(case) if found.opened.transfers_count else []
    open_tasks = one_case.tasks_of(case) if found.standing.sees(Part.TASKS) else None
    care = care_of(found)
    happened = [
        *case_acts.of_states(changes),
        *case_acts.of_team(found.history),
        *case_acts.of_transfers(transfers, is_linked=found.standing.answers_transfers),
        *case_acts.of_conferences(conferences),
        *family_conference_panel.happened(tuple(line.held for line in care.family)),
    ]
    previous_url, next_url = _neighbours(found)
    return CasePage(
        heading=heading(found, year=today.year, is_named=identity is not None),
        phases=case_words.phases(case.state, changes=changes),
        identity=identity,
        tasks=None if open_tasks is None else tuple(shown_task(found, one, today) for one in open_tasks[:SHOWN_TASKS]),
        tasks_count=len(open_tasks or ()),
        care=care,
        notes=tuple(shown_notes(found, limit=SHOWN_NOTES)) if sees_notes else None,
        conferences=tuple(conferences) if sees_notes else None,
        acts=tuple(case_acts.told(happened, limit=SHOWN_ACTS)),
        panels=(case_side.responsible(found), case_side.about(found), case_side.team(found)),
        grounds=case_side.grounds(found) if on_the_team else None,
        close_people=(tuple(case_side.close_people(found, with_names=identity is not None)) if on_the_team else None),
        review=case_side.review(found),
        protection=case_side.protection(found),
        hints=_hints(found, has_neighbours=bool(previous_url or next_url)),
        previous_url=previous_url,
        next_url=next_url,
        attachments_url=found.address("cases:attachments"),
        relationships_url=found.address("cases:relationships") if Act.CHANGE_PERSON in found.acts else "",
    )


def heading(found: OpenedCase, *, year: int, is_named: bool = False) -> Heading:
    case = found.case
    groups = dict(TargetGroupMembership.Group.choices)
    facts = [
        case_words.born(case.person, year=year),
        *(str(groups[group]) for group in found.opened.groups if group in groups),
        str(case.municipality),
    ]
    tags = (case_words.state_tag(case.state), case_words.protection_tag(case))
    return Heading(
        record=RecordHeading(
            case.number, tuple(Fact(text) for text in facts), _actions(found), is_invented=case.person.is_invented
        ),
        tags=tuple(tag for tag in tags if tag),
        show_name_url=found.address("cases:name") if Act.SHOW_NAME in found.acts and not is_named else "",
    )


def _actions(found: OpenedCase) -> tuple[Button, ...]:
    """The first is the page's primary one."""
    wished = (
        (Act.WRITE_NOTE, _("New note"), "cases:note", "NotePencil", "n"),
        (Act.CHANGE_TASKS, _("New task"), "cases:task_new", "ClipboardCheckmark", "t"),
        (Act.LEAD, _("Change the state"), "cases:state", "ArrowRight", ""),
        (Act.REOPEN, _("Take the case up again"), "cases:reopen", "ArrowRight", ""),
        (Act.HOLD_CONFERENCE, _("Record a conference"), "cases:conference_new", "PersonGroup", ""),
        (Act.ATTACH, _("Attach a file"), "cases:attachments", "Paperclip", ""),
        (Act.TRANSFER, _("Hand over"), "cases:transfer_new", "ArrowRightLeft", ""),
        (Act.CORRECT_IDENTITY, _("Correct who the person is"), "cases:identity", "PencilLine", ""),
        (Act.LINK, _("Link with another file of the same person"), "cases:link", "PersonGroup", ""),
        (Act.LEAD, _("Close the case"), "cases:close", "Archive", ""),
    )
    buttons = [
        Button(label, found.address(name), icon, key=key) for act, label, name, icon, key in wished if act in found.acts
    ]
    if Act.LEAD in found.acts and Cases.FAMILY_CONFERENCE_REFER in found.standing.permissions:
        buttons.append(
            Button(_("Refer to a family conference"), found.address("cases:family_conference_refer"), "HandShakeHeart")
        )
    if found.standing.may_ask_for_notes:
        buttons.append(Button(_("Read the notes of a case"), links.to_reason(found.case), "Eye"))
    if found.standing.is_on_the_team and Rights.REQUEST_RECORD in found.standing.permissions:
        buttons.append(Button(_("Record a request"), links.to_request(found.case), "Inbox"))
    # Icons for those in sight only: a folded menu is read, and drawings weigh much.
    return (*buttons[:SHOWN_ACTIONS], *(replace(button, icon="") for button in buttons[SHOWN_ACTIONS:]))


def shown_task(found: OpenedCase, held: Task, today: date) -> ShownTask:
    url = found.address("cases:task", held.uuid)
    is_open = held.state == TaskState.OPEN
    line = task(
        label=held.title,
        url=url,
        today=today,
        due_on=held.due_on,
        done_on=None if is_open else timezone.localdate(held.done_at),
        note=_who_does(found, held),
    )
    buttons = []
    if is_open and Act.END_TASKS in found.acts:
        done_url, version = found.address("cases:task_done", held.uuid), str(held.version)
        buttons.append(Button(_("Done"), done_url, is_post=True, name="version", value=version))
    if is_open and Act.CHANGE_TASKS in found.acts:
        buttons.append(Button(_("Put off"), found.address("cases:task_put_off", held.uuid)))
    return ShownTask(line, tuple(buttons))


def _who_does(found: OpenedCase, held: Task) -> str:
    """Told where it is somebody else, and why a task was put off."""
    told = [] if held.assignee_id == found.account.pk else [held.assignee.name]
    if held.put_off_reason and held.state == TaskState.OPEN:
        told.append(_("Put off: %(reason)s") % {"reason": held.put_off_reason})
    return "; ".join([*told, held.result] if held.result else told)


def shown_notes(found: OpenedCase, *, limit: int | None = None) -> list[ShownNote]:
    may_correct = Act.CORRECT_NOTE in found.acts
    return [
        ShownNote(
            note,
            case_words.visibility_icon(note.visibility),
            found.address("cases:note_correct", note.uuid) if may_correct else "",
        )
        for note in case_page.standing_notes(found.case, limit=limit)
    ]


def _neighbours(found: OpenedCase) -> tuple[str, str]:
    """The cases before and after this one in the account's own list."""
    mine, here = found.opened.own_list, found.case.uuid
    if here not in mine:
        return "", ""
    place = mine.index(here)
    before, after = mine[max(place - 1, 0) : place], mine[place + 1 : place + 2]
    return (
        reverse("cases:case", args=before) if before else "",
        reverse("cases:case", args=after) if after else "",
    )


def _hints(found: OpenedCase, *, has_neighbours: bool) -> tuple[KeyHint, ...]:
    hints = [KeyHint(("/",), _("search"))]
    if Act.WRITE_NOTE in found.acts:
        hints.append(KeyHint(("n",), _("new note")))
    if Act.CHANGE_TASKS in found.acts:
        hints.append(KeyHint(("t",), _("new task")))
    if has_neighbours:
        hints.append(KeyHint(("j", "k"), _("next, previous case")))
    return tuple(hints)
