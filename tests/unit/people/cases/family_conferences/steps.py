"""A family conference on its way: entries of the register, appointing, the meeting, the plan of the family."""

from datetime import timedelta

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.territory.models import Region
from pertvarka.people.cases.actions import family_conferences as actions
from pertvarka.people.cases.actions import family_meetings
from pertvarka.people.cases.models import Coordinator
from pertvarka.people.cases.queries import family_conferences as queries
from tests.closed_plane import build_account

TODAY = timezone.localdate()
IN_A_MONTH = TODAY + timedelta(days=30)
ROLE = "family_conference_coordinator"
SAID = "Su šeima ir atveju nesusijusi; taip sako ir šeima, ir ji pati."


def entered(name, organisation, *, kind="coordinator", region="LT-AL", account=None, **columns):
    """An account of the coordinators' role with its entry of the register; Alytus is in this region."""
    holder = account or build_account(name, ROLE, organisation)
    with scope.of_command("load_demonstration"):
        return Coordinator.objects.create(
            account=holder,
            kind=kind,
            organisation=organisation,
            region=Region.objects.get(code=region),
            certificate=f"SK-{name}",
            trained_on=TODAY - timedelta(days=400),
            training_hours=80,
            **columns,
        )


def appoint(conference, coordinator, supervisor, *, by, said=SAID):
    with scope.of(by):
        return actions.appoint(
            conference=conference, coordinator=coordinator, supervisor=supervisor, independence=said, by=by
        )


def gathered(conference, daiva):
    """Up to the moment in which the family is alone."""
    with scope.of(daiva.account):
        member = family_meetings.add_member(
            conference=conference, relation="teta", name="Ona Kanarėlienė", by=daiva.account
        )
        family_meetings.change_invitation(
            member=member, invitation="coming", safety_reason="", expected_version=1, by=daiva.account
        )
        family_meetings.begin_information(conference=conference, by=daiva.account)
        return family_meetings.begin_private_time(conference=conference, by=daiva.account)


def presented(conference, daiva):
    gathered(conference, daiva)
    with scope.of(daiva.account):
        family_meetings.end_private_time(conference=conference, by=daiva.account)
        held = queries.conference(conference.uuid)
        family_meetings.write_plan(
            conference=held, plan="Vaikas gyvens pas tetą.", expected_version=held.version, by=daiva.account
        )
        family_meetings.add_task(
            conference=held, what="Paruošti kambarį", who="teta", due_on=IN_A_MONTH, by=daiva.account
        )
        return queries.conference(conference.uuid)
