"""The closed plane for tests: organisations, accounts with roles, cases with persons, teams and notes.

    unit = build_organisation("alytaus-skyrius", municipality="LT-02")
    jonas = build_account("Jonas", "case_manager", unit)
    case = build_case(manager=jonas, organisation=unit)
    with scope.of(jonas):
        assert Case.objects.get() == case

What is built stands as if registered long ago: nothing of it is open to the transaction only because that made it.
`committed()` gives a database of its own for tests that must commit: other connections, threads, the real server.
"""

from tests.closed_plane.cases import (
    FIRST_NAME,
    SURNAME,
    WORKING_PARTS,
    build_case,
    build_ground,
    build_note,
    build_person,
    build_team_member,
)
from tests.closed_plane.committing import committed, connect, enter, ticket_of
from tests.closed_plane.services import (
    build_episode,
    build_household,
    build_offer,
    build_plan,
    build_referral,
    build_service_need,
    build_service_type,
)
from tests.closed_plane.staff import ALYTUS, COMMAND, LONG_AGO, build_account, build_organisation, give_role

__all__ = [
    "ALYTUS",
    "COMMAND",
    "FIRST_NAME",
    "LONG_AGO",
    "SURNAME",
    "WORKING_PARTS",
    "build_account",
    "build_case",
    "build_episode",
    "build_ground",
    "build_household",
    "build_note",
    "build_offer",
    "build_organisation",
    "build_person",
    "build_plan",
    "build_referral",
    "build_service_need",
    "build_service_type",
    "build_team_member",
    "committed",
    "connect",
    "enter",
    "give_role",
    "ticket_of",
]
