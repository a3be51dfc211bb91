"""How a case is told on the workbench: its state with icon and colour, its phases, who sees which part and why."""

from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pertvarka.foundation.access import roles
from pertvarka.foundation.base.components import PhaseLine, phase_line
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.people.cases.models import Case, CaseStateChange, Note, Part, Person, Relationship, TeamMember
from pertvarka.people.cases.states import CaseState

STATE_COLOURS = {
    CaseState.IDENTIFIED: OUTLINE,
    CaseState.REGISTERED: OUTLINE,
    CaseState.UNDER_ASSESSMENT: FLAX,
    CaseState.PLANNING: FLAX,
    CaseState.PLAN_ACTIVE: TEAL,
    CaseState.TRANSITION: TEAL,
    CaseState.FOLLOW_UP: TEAL,
    CaseState.CLOSED: OUTLINE,
    CaseState.SUSPENDED: AMBER,
}
PHASES = (
    CaseState.REGISTERED,
    CaseState.UNDER_ASSESSMENT,
    CaseState.PLANNING,
    CaseState.PLAN_ACTIVE,
    CaseState.TRANSITION,
    CaseState.FOLLOW_UP,
    CaseState.CLOSED,
)
PART_WORDS = {
    Part.IDENTITY: pgettext_lazy("part of a case", "name and code"),
    Part.HEALTH: pgettext_lazy("part of a case", "health"),
    Part.EDUCATION: pgettext_lazy("part of a case", "education"),
    Part.PLACEMENT: pgettext_lazy("part of a case", "where the person lives"),
    Part.NOTES: pgettext_lazy("part of a case", "notes and files"),
    Part.TASKS: pgettext_lazy("part of a case", "tasks"),
    Part.LEAD: pgettext_lazy("part of a case", "leading the case"),
    Part.SEALED: pgettext_lazy("part of a case", "sealed records"),
}
VISIBILITY_ICONS = {
    Note.Visibility.TEAM: "PersonGroup",
    Note.Visibility.LEAD: "Person",
    Note.Visibility.SEALED: "PadlockLocked",
}
GROUNDS = {"transfer": gettext_lazy("The case was handed over.")}
"""Grounds that the database writes by itself, as a word of its own."""
CONTACT_WORDS = {
    Relationship.Contact.SUPERVISED: gettext_lazy("Meets only in the presence of a worker"),
    Relationship.Contact.FORBIDDEN: gettext_lazy("Must not meet"),
}
BORN = {
    (Person.Sex.FEMALE, True): gettext_lazy("girl, born in %(year)s"),
    (Person.Sex.MALE, True): gettext_lazy("boy, born in %(year)s"),
    (Person.Sex.FEMALE, False): gettext_lazy("woman, born in %(year)s"),
    (Person.Sex.MALE, False): gettext_lazy("man, born in %(year)s"),
}
OF_AGE = 18


def state_tag(state: str) -> Status:
    """The state as a tag: word, colour, icon."""
    known = CaseState(state)
    return Status(str(known.label), STATE_COLOURS[known])


def protection_tag(case: Case) -> Status | None:
    if case.protection == Case.Protection.ORDINARY:
        return None
    return Status(_("Restricted case") if case.protection == Case.Protection.RESTRICTED else _("Sealed case"), BRICK)


def phases(state: str, *, changes: Sequence[CaseStateChange]) -> PhaseLine:
    """Seven phases; one that the case never entered is told as skipped, a suspended case stands where it stopped."""
    passed = {change.after for change in changes} | {change.before for change in changes} | {state}
    standing = _interrupted(changes) if state == CaseState.SUSPENDED else state
    if standing == CaseState.IDENTIFIED:
        return phase_line(label=_("Course of the case"), phases=_labels((CaseState.IDENTIFIED, *PHASES)), current=0)
    current = PHASES.index(CaseState(standing))
    return phase_line(
        label=_("Course of the case"),
        phases=_labels(PHASES),
        current=None if standing == CaseState.CLOSED else current,
        skipped={number for number, phase in enumerate(PHASES[:current]) if phase not in passed},
    )


def _interrupted(changes: Sequence[CaseStateChange]) -> str:
    before = [change.before for change in changes if change.after == CaseState.SUSPENDED and change.before]
    return before[-1] if before else CaseState.REGISTERED


def _labels(states: Iterable[CaseState]) -> list[str]:
    return [str(state.label) for state in states]


def born(person: Person, *, year: int) -> str:
    """`man, born in 1989`; a child is told as one."""
    is_child = year - person.birth_year < OF_AGE
    return str(BORN[Person.Sex(person.sex), is_child]) % {"year": person.birth_year}


def parts(held: Collection[str]) -> str:
    """What a member sees, in words: `everything`, or the parts beside the case itself."""
    ordinary = [part for part in PART_WORDS if part != Part.SEALED]
    if all(part in held for part in ordinary):
        return _("everything")
    words = [str(word) for part, word in PART_WORDS.items() if part in held]
    return ", ".join(words) or _("the case without its notes")


def role_title(code: str) -> str:
    return str(roles.role(code).title) if roles.is_described(code) else code


def member_name(member: TeamMember, *, account_id: int | None = None) -> str:
    if member.account is None:
        return str(member.organisation)
    return _("You") if member.account_id == account_id else member.account.name


def ground(written: str) -> str:
    """Why somebody is on a team: in the words of whoever wrote it, or ours for a word the database writes."""
    return str(GROUNDS.get(written, written))


def visibility_icon(visibility: str) -> str:
    return VISIBILITY_ICONS[Note.Visibility(visibility)]


def contact_words(contact: str) -> str:
    """'' where nothing limits the contact."""
    return str(CONTACT_WORDS.get(Relationship.Contact(contact), ""))


def begun(text: str) -> str:
    """A label as the beginning of a line: `brother or sister` → `Brother or sister`."""
    return text[:1].upper() + text[1:]
