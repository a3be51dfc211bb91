"""The invented desk of the data protection officer."""

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.actions import make_demo_accounts
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.demonstration import loading_rights
from pertvarka.people.demonstration.loading import Standing
from pertvarka.people.rights.models import Breach, RightsRequest
from tests import closed_plane


def test_a_request_waits_another_is_answered_and_the_clock_of_one_breach_runs(reform: None, settings):
    settings.DEMO_MODE = True
    today = timezone.localdate()
    with scope.of_command("load"):
        make_demo_accounts(on=today, by="command:load")
    place = closed_plane.build_organisation("skyrius")
    manager = closed_plane.build_account("Rasa", "case_manager", place)
    standing = Standing()
    for key in ("a", "b"):
        standing.cases[key] = closed_plane.build_case(manager=manager, organisation=place, state="plan_active")

    loading_rights.load(standing, today=today)
    loading_rights.load(standing, today=today)

    with scope.of(Account.objects.get(email=demo_email("data_protection_officer"))):
        requests = {one.kind: (one.state, one.number) for one in RightsRequest.objects.all()}
        breaches = [(one.closed_at is None, one.authority_told_at is None) for one in Breach.objects.all()]
    assert requests == {
        "access": ("received", standing.cases["a"].number),
        "rectification": ("answered", standing.cases["b"].number),
    }
    assert sorted(breaches) == [(False, True), (True, True)]


def test_nothing_is_written_where_the_invented_roles_may_not_act(reform: None, settings):
    settings.DEMO_MODE = True
    with scope.of_command("load"):
        make_demo_accounts(on=timezone.localdate(), by="command:load")
    settings.DEMO_MODE = False

    loading_rights.load(Standing(), today=timezone.localdate())

    assert not AuditEvent.objects.filter(kind="breach.recorded").exists()
