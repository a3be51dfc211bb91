"""What an account is to one case: which parts it sees, where it may write, which acts a page may offer it.

The database decides again at every statement; here a page learns what to draw, so that nobody is offered a button that
would be refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Part, TeamMember
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries.case_page import Opened

VIEW_RECORDS = "rights:view_record:view"
SEEN_WIDELY = frozenset({Part.CASE, Part.TASKS})
"""What a role with a reach beyond its teams sees of a case: the policies of the room give it no notes and no names."""


class Act(StrEnum):
    """What can be done on the page of one case."""

    SHOW_NAME = auto()
    WRITE_NOTE = auto()
    CORRECT_NOTE = auto()
    CHANGE_TASKS = auto()
    END_TASKS = auto()
    """Done or no longer needed: also in a case that has been closed over them."""
    LEAD = auto()
    """State, closing, review."""
    REOPEN = auto()
    CORRECT_IDENTITY = auto()
    CHANGE_PERSON = auto()
    """Important people and grounds."""
    LINK = auto()
    """Saying that the person is registered twice."""
    WITHDRAW_CONSENT = auto()
    """As easy as giving it (GDPR Art. 7(3)): whatever has become of the case."""
    CHANGE_TEAM = auto()
    ASSIGN = auto()
    TRANSFER = auto()
    PROTECT = auto()
    HOLD_CONFERENCE = auto()
    ATTACH = auto()
    SEE_VIEWERS = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """`rows` are the account's own rows of the team, those of its organisations included, as far as they give now."""

    account: Account
    rows: tuple[TeamMember, ...]
    permissions: frozenset[str]
    wide: frozenset[str]
    """Permissions that reach the case through its organisation, without the team."""
    role_code: str

    @property
    def parts(self) -> frozenset[str]:
        seen = frozenset(part for row in self.rows for part in row.parts)
        return seen | SEEN_WIDELY if Permission.CASE_VIEW in self.wide else seen

    @property
    def written_parts(self) -> frozenset[str]:
        return frozenset(part for row in self.rows if row.may_write for part in row.parts)

    @property
    def is_on_the_team(self) -> bool:
        """Grounds and important people are for the team; whoever sees the case through its organisation has none."""
        return bool(self.rows)

    @property
    def may_ask_for_notes(self) -> bool:
        """Whoever sees the case through its unit reads its notes only for a reason, which the manager sees."""
        return Permission.NOTE_OPEN in self.permissions and Permission.CASE_VIEW in self.wide and not self.rows

    @property
    def answers_transfers(self) -> bool:
        """Pages of hand-overs are for those who answer them, from either side."""
        return Permission.TRANSFER_DECIDE in self.permissions

    def sees(self, part: str) -> bool:
        return part in self.parts

    def acts(self, *, is_open: bool, is_restricted: bool) -> frozenset[Act]:
        """What the account may do with the case as it stands; a restricted record is not worked on."""
        of_state: Iterable[Act] = OF_OPEN_CASES if is_open else OF_CLOSED_CASES
        offered = {*OF_ALL_CASES, *(() if is_restricted else of_state)}
        return frozenset(act for act in offered if self._may(act))

    def _may(self, act: Act) -> bool:
        if act is Act.SEE_VIEWERS:
            return Part.LEAD in self.parts or VIEW_RECORDS in self.permissions
        permission, part = NEEDED[act]
        if permission not in self.permissions:
            return False
        if act is Act.SHOW_NAME:
            return part in self.parts
        return permission in self.wide or part in self.written_parts


NEEDED: dict[Act, tuple[Permission, Part]] = {
    Act.SHOW_NAME: (Permission.NAME_VIEW, Part.IDENTITY),
    Act.WRITE_NOTE: (Permission.NOTE_ADD, Part.NOTES),
    Act.CORRECT_NOTE: (Permission.NOTE_ADD, Part.NOTES),
    Act.CHANGE_TASKS: (Permission.TASK_CHANGE, Part.TASKS),
    Act.END_TASKS: (Permission.TASK_CHANGE, Part.TASKS),
    Act.LEAD: (Permission.CASE_CHANGE, Part.LEAD),
    Act.REOPEN: (Permission.CASE_CHANGE, Part.LEAD),
    Act.CORRECT_IDENTITY: (Permission.CASE_CHANGE, Part.IDENTITY),
    Act.CHANGE_PERSON: (Permission.CASE_CHANGE, Part.IDENTITY),
    Act.LINK: (Permission.LINK_MAKE, Part.IDENTITY),
    Act.WITHDRAW_CONSENT: (Permission.CASE_CHANGE, Part.IDENTITY),
    Act.CHANGE_TEAM: (Permission.TEAM_CHANGE, Part.LEAD),
    Act.ASSIGN: (Permission.CASE_ASSIGN, Part.LEAD),
    Act.TRANSFER: (Permission.TRANSFER_OFFER, Part.LEAD),
    Act.PROTECT: (Permission.CASE_PROTECT, Part.LEAD),
    Act.HOLD_CONFERENCE: (Permission.CONFERENCE_HOLD, Part.NOTES),
    Act.ATTACH: (Permission.ATTACHMENT_ADD, Part.NOTES),
}
OF_ALL_CASES = (Act.SHOW_NAME, Act.SEE_VIEWERS, Act.WITHDRAW_CONSENT)
OF_CLOSED_CASES = frozenset(
    {Act.CORRECT_NOTE, Act.END_TASKS, Act.CORRECT_IDENTITY, Act.LINK, Act.REOPEN, Act.PROTECT, Act.CHANGE_TEAM}
)
OF_OPEN_CASES = frozenset(NEEDED) - {Act.REOPEN}


def standing(account: Account, *, team: Iterable[TeamMember], opened: Opened) -> Standing:
    """What the account is to the case whose team, as it stands now, is given."""
    held = [pair for pair in opened.held if roles.is_described(pair[0])]
    rows = tuple(
        row for row in team if row.account_id in (None, account.pk) and (row.role_code, row.organisation_id) in held
    )
    codes = [row.role_code for row in rows]
    codes += [code for code, _ in held if Permission.CASE_VIEW in roles.role(code).codes]
    return Standing(
        account=account,
        rows=rows,
        permissions=frozenset(code for held_code, _ in held for code in roles.role(held_code).codes),
        wide=opened.wide,
        role_code=codes[0] if codes else "",
    )
