"""What an account is to a family conference: which acts its page may offer. Actions and database decide again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from django.db import connection

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.cases.models import FamilyConference, Identity
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import FamilyConferencePhase as Phase


class Act(StrEnum):
    """What can be done with a family conference."""

    APPOINT = auto()
    ACCEPT = auto()
    SEND_BACK = auto()
    FINISH_TASK = auto()
    CARRY_OUT = auto()
    CLOSE = auto()
    PREPARE = auto()
    ADD_MEMBER = auto()
    INVITE = auto()
    BEGIN_INFORMATION = auto()
    BEGIN_PRIVATE_TIME = auto()
    END_PRIVATE_TIME = auto()
    WRITE_PLAN = auto()
    ADD_TASK = auto()
    REVIEW = auto()
    SHOW_NAMES = auto()


AFTER_ACCEPTED = frozenset({Phase.ACCEPTED, Phase.CARRIED_OUT, Phase.REVIEW})
GATHERING, PLANNING = frozenset(rules.GATHERING), frozenset(rules.PLANNING)
OF_WHO_LEADS_THE_CASE: dict[Act, frozenset[str]] = {
    Act.APPOINT: GATHERING | {Phase.REFERRAL},
    Act.ACCEPT: frozenset({Phase.PRESENTED}),
    Act.SEND_BACK: frozenset({Phase.PRESENTED}),
    Act.FINISH_TASK: AFTER_ACCEPTED,
    Act.CARRY_OUT: frozenset({Phase.ACCEPTED}),
    Act.CLOSE: frozenset(phase for phase in Phase.values if rules.may_follow(phase, Phase.CLOSED)),
}
OF_THE_COORDINATOR: dict[Act, frozenset[str]] = {
    Act.PREPARE: GATHERING,
    Act.ADD_MEMBER: GATHERING,
    Act.INVITE: GATHERING | PLANNING,
    Act.BEGIN_INFORMATION: frozenset({Phase.PREPARATION}),
    Act.BEGIN_PRIVATE_TIME: frozenset({Phase.INFORMATION}),
    Act.END_PRIVATE_TIME: frozenset({Phase.PRIVATE_TIME}),
    Act.WRITE_PLAN: PLANNING,
    Act.ADD_TASK: PLANNING,
    Act.REVIEW: frozenset({Phase.CARRIED_OUT}),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`own` are the acts of this account at any step, `now` those of the step the conference stands on."""

    own: frozenset[Act]
    now: frozenset[Act]
    leads_the_case: bool
    coordinates: bool


def standing(account: Account, held: FamilyConference, *, on: date) -> Standing:
    granted = policy.granted(account, on=on)
    coordinates = Permission.FAMILY_CONFERENCE_LEAD in granted and held.coordinator_account_id == account.pk
    leads = Permission.FAMILY_CONFERENCE_REFER in granted and _leads(held)
    steps: dict[Act, frozenset[str]] = {}
    if leads:
        steps |= OF_WHO_LEADS_THE_CASE
    if coordinates:
        steps |= OF_THE_COORDINATOR
    if Permission.NAME_VIEW in granted and (coordinates or _supervises(account, held) or _sees_identity(held)):
        steps[Act.SHOW_NAMES] = frozenset(Phase.values)
    now = {act for act, phases in steps.items() if held.phase in phases}
    if not held.family_plan:
        now -= {Act.ACCEPT, Act.SEND_BACK}
    return Standing(frozenset(steps), frozenset(now), leads_the_case=leads, coordinates=coordinates)


def _leads(held: FamilyConference) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY (scope.cases_to_write('lead'))", [held.case_id])
        return bool(cursor.fetchone()[0])


def _supervises(account: Account, held: FamilyConference) -> bool:
    return held.supervisor is not None and held.supervisor.account_id == account.pk


def _sees_identity(held: FamilyConference) -> bool:
    """The names of the family go with the name of the child."""
    return Identity.objects.filter(person_id=held.person_id).exists()
