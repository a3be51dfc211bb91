"""How a family conference is told: its steps, the states of its invitations, what comes next."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.foundation.base.components import PhaseLine, phase_line
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.cases.models import FamilyMember
from pertvarka.people.cases.queries.family_conference_standing import Act
from pertvarka.people.cases.states import FamilyConferencePhase as Phase

Invitation = FamilyMember.Invitation

PHASE_COLOURS = {
    Phase.REFERRAL: OUTLINE,
    Phase.PREPARATION: FLAX,
    Phase.INFORMATION: FLAX,
    Phase.PRIVATE_TIME: FLAX,
    Phase.PRESENTED: AMBER,
    Phase.SENT_BACK: BRICK,
    Phase.ACCEPTED: TEAL,
    Phase.CARRIED_OUT: TEAL,
    Phase.REVIEW: AMBER,
    Phase.CLOSED: OUTLINE,
}
INVITATION_COLOURS = {
    Invitation.TO_INVITE: OUTLINE,
    Invitation.INVITED: AMBER,
    Invitation.COMING: TEAL,
    Invitation.NOT_COMING: OUTLINE,
    Invitation.CAME: TEAL,
    Invitation.NOT_INVITED: BRICK,
}
NEXT = {
    Phase.REFERRAL: gettext_lazy("A coordinator is appointed"),
    Phase.PREPARATION: gettext_lazy("The family is invited and a day is found"),
    Phase.INFORMATION: gettext_lazy("The family stays alone"),
    Phase.PRIVATE_TIME: gettext_lazy("The family calls back"),
    Phase.PRESENTED: gettext_lazy("Whoever leads the case accepts the plan or sends it back"),
    Phase.SENT_BACK: gettext_lazy("The family presents its plan again"),
    Phase.ACCEPTED: gettext_lazy("The family carries its plan out"),
    Phase.CARRIED_OUT: gettext_lazy("The family meets for the review"),
    Phase.REVIEW: gettext_lazy("Whoever leads the case closes the conference"),
    Phase.CLOSED: gettext_lazy("Nothing more"),
}
ACTS = {
    Act.APPOINT: (gettext_lazy("Appoint a coordinator"), "cases:family_appoint", "PersonPlus", False),
    Act.ACCEPT: (gettext_lazy("Accept the plan"), "cases:family_accept", "CheckmarkCircle", False),
    Act.SEND_BACK: (gettext_lazy("Send back"), "cases:family_send_back", "ArrowLeft", False),
    Act.BEGIN_INFORMATION: (gettext_lazy("Begin the meeting"), "cases:family_information", "PersonGroup", True),
    Act.BEGIN_PRIVATE_TIME: (gettext_lazy("Leave the family alone"), "cases:family_private_time", "Clock", True),
    Act.WRITE_PLAN: (gettext_lazy("Write the plan down"), "cases:family_plan", "NotePencil", False),
    Act.ADD_TASK: (gettext_lazy("Add a family task"), "cases:family_task_new", "ClipboardCheckmark", False),
    Act.CARRY_OUT: (gettext_lazy("The plan is carried out"), "cases:family_carry_out", "CheckmarkCircle", True),
    Act.REVIEW: (gettext_lazy("Write the review down"), "cases:family_review", "NotePencil", False),
    Act.PREPARE: (gettext_lazy("Prepare the meeting"), "cases:family_prepare", "Calendar", False),
    Act.ADD_MEMBER: (gettext_lazy("Add a family member"), "cases:family_member_new", "PersonPlus", False),
    Act.CLOSE: (gettext_lazy("Close the conference"), "cases:family_close", "Archive", False),
}
"""In the order of the buttons: the next step first. Label, address, icon, whether it is done by the press alone."""


def phase_tag(phase: str) -> Status:
    known = Phase(phase)
    return Status(str(known.label), PHASE_COLOURS[known])


def invitation_tag(invitation: str) -> Status:
    known = Invitation(invitation)
    return Status(str(known.label).capitalize(), INVITATION_COLOURS[known])


def course(phase: str) -> PhaseLine:
    """The nine steps; a conference that has ended has them all behind."""
    labels = [str(Phase(step).label) for step in rules.LINE]
    here = None if phase == Phase.CLOSED else rules.place_in_line(phase)
    return phase_line(label=_("Course of the family conference"), phases=labels, current=here)
