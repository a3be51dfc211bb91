"""Every check finds what is out of order and nothing that is in order; its owner meets it and others only count."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Membership
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.base.jobs import draining, keeping
from pertvarka.foundation.base.models import Job
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.monitoring import errors
from pertvarka.oversight.monitoring.actions import alerts
from pertvarka.oversight.monitoring.checks import of_people, of_programme
from pertvarka.oversight.monitoring.checks.register import CHECKS
from pertvarka.oversight.monitoring.models import Alert
from pertvarka.oversight.monitoring.queries import alerts as reading
from pertvarka.oversight.results.models import Achievement
from pertvarka.people.cases.models import Case, Person
from pertvarka.people.delivery.models import Placement
from pertvarka.programme.events.models import Event
from pertvarka.services.institutions.models import (
    MonthlyCensus,
    QualityFramework,
    QualityProcess,
    TransformingInstitution,
)
from tests import closed_plane

TODAY = timezone.localdate()
LONG = timedelta(days=400)


class World:
    """One unit with a manager, a provider, an institution and one case."""

    def __init__(self) -> None:
        self.unit = closed_plane.build_organisation("skyrius")
        self.manager = closed_plane.build_account("Jonas", "case_manager", self.unit)
        self.provider = closed_plane.build_organisation("teikejas", kind=Organisation.Kind.PROVIDER)
        self.home = closed_plane.build_organisation("namai", kind=Organisation.Kind.INSTITUTION)
        self.case = closed_plane.build_case(manager=self.manager, organisation=self.unit)
        self.offer = closed_plane.build_offer(self.provider)
        self.institution = TransformingInstitution.objects.create(
            organisation=self.home, listed_on=TODAY - LONG, residents_when_listed=3, admissions_stop_on=TODAY - LONG / 4
        )

    def place(self, **columns: Any) -> Placement:
        with scope.of_command(closed_plane.COMMAND):
            return Placement.objects.create(
                **{
                    "case": self.case,
                    "open_to_id": self.case.open_to_id,
                    "person_id": self.case.person_id,
                    "kind": Placement.Kind.INSTITUTION,
                    "organisation": self.home,
                    "municipality": self.case.municipality,
                    "starts_on": TODAY - timedelta(days=300),
                    "start_kind": Placement.Start.ADMISSION,
                    "recorded_by": self.manager,
                    **columns,
                }
            )


@pytest.fixture
def world(reform: None) -> World:
    return World()


def asked(check: Callable[[date], Any]) -> list[Any]:
    with scope.of_command(alerts.COMMAND):
        return list(check(TODAY))


def test_a_plan_past_its_review(world):
    plan = closed_plane.build_plan(world.case, world.manager, review_due_on=TODAY)
    assert asked(of_people.plans_unreviewed) == []
    with scope.of_command(closed_plane.COMMAND):
        type(plan).objects.filter(pk=plan.pk).update(review_due_on=TODAY - timedelta(days=1))
    (found,) = asked(of_people.plans_unreviewed)
    assert (found.label, found.owner_id, found.since_on) == (world.case.number, world.unit.pk, TODAY)


def test_a_protected_case_leaves_not_even_its_number(world):
    hidden = closed_plane.build_case(manager=world.manager, organisation=world.unit, protection="restricted")
    closed_plane.build_plan(hidden, world.manager, review_due_on=TODAY - LONG)
    assert asked(of_people.plans_unreviewed) == []


def test_a_service_without_a_need(world):
    plan = closed_plane.build_plan(world.case, world.manager)
    need = closed_plane.build_service_need(plan)
    closed_plane.build_episode(world.case, world.offer, world.manager, service_need=need)
    assert asked(of_people.episodes_unplanned) == []
    closed_plane.build_episode(world.case, closed_plane.build_offer(world.provider), world.manager)
    assert [one.owner_id for one in asked(of_people.episodes_unplanned)] == [world.unit.pk]


def test_a_child_under_three_in_an_institution(world):
    placement = world.place()
    assert asked(of_people.under_three) == []
    with scope.of_command(closed_plane.COMMAND):
        Person.objects.filter(pk=placement.person_id).update(birth_year=TODAY.year - 2)
    assert [one.owner_id for one in asked(of_people.under_three)] == [world.home.pk]


def test_an_admission_after_the_stop(world):
    placement = world.place()
    assert asked(of_people.admitted_after_stop) == []
    with scope.of_command(closed_plane.COMMAND):
        Placement.objects.filter(pk=placement.pk).update(starts_on=TODAY - timedelta(days=9))
    assert [one.label for one in asked(of_people.admitted_after_stop)] == [world.case.number]


def test_a_referral_nobody_answers(world):
    need = closed_plane.build_service_need(closed_plane.build_plan(world.case, world.manager))
    closed_plane.build_referral(need, world.offer, world.manager, sent_at=timezone.now() - timedelta(days=13))
    closed_plane.build_referral(
        need,
        closed_plane.build_offer(world.provider),
        world.manager,
        state="waiting",
        sent_at=timezone.now() - timedelta(days=30),
    )
    assert asked(of_people.referrals_unanswered) == []
    other = closed_plane.build_offer(world.provider)
    closed_plane.build_referral(need, other, world.manager, sent_at=timezone.now() - timedelta(days=15))
    assert [one.owner_id for one in asked(of_people.referrals_unanswered)] == [world.provider.pk]


def test_somebody_on_the_team_who_has_left(world):
    assert asked(of_people.team_left) == []
    with scope.of_command("load"):
        Membership.objects.filter(account=world.manager).update(valid_until=TODAY - timedelta(days=1))
    assert [one.label for one in asked(of_people.team_left)] == [world.case.number]


def test_a_census_that_counts_others_than_the_records(world):
    world.place()
    last_month = (TODAY.replace(day=1) - timedelta(days=1)).replace(day=1)
    census = MonthlyCensus.objects.create(
        institution=world.institution, month=last_month, state="submitted", submitted_at=timezone.now()
    )
    census.groups.create(group="adults", at_start=1, at_end=1)
    assert asked(of_people.census_differs) == []
    census.groups.update(at_start=2, at_end=2)
    (found,) = asked(of_people.census_differs)
    assert found.label.endswith("2 / 1")


def test_a_file_nobody_may_keep_any_more(world):
    assert asked(of_people.retention_due) == []
    old = TODAY - timedelta(days=80 * 366)
    with scope.of_command(closed_plane.COMMAND):
        Person.objects.filter(pk=world.case.person_id).update(birth_year=1901)
        Case.objects.filter(pk=world.case.pk).update(
            state="closed", opened_on=old, closed_on=old, closing_reason="x", outcome="x", own_view="x"
        )
    assert [one.label for one in asked(of_people.retention_due)] == [world.case.number]


def test_an_event_past_its_day(world):
    event = Event.objects.create(
        code="R2031-001", slug="seminaras-1", kind="seminar", scope="national", state="planned", starts_on=TODAY,
        ends_on=TODAY, title_lt="Seminaras", title_en="Seminar", reported_under="4.1.1", organiser=world.unit,
    )  # fmt: skip
    assert asked(of_programme.events_past) == []
    Event.objects.filter(pk=event.pk).update(starts_on=TODAY - LONG, ends_on=TODAY - LONG)
    assert [one.owner_id for one in asked(of_programme.events_past)] == [world.unit.pk]


def test_an_offer_nobody_has_looked_at(world):
    assert asked(of_programme.offers_unchecked) == []
    type(world.offer).objects.filter(pk=world.offer.pk).update(last_checked_on=TODAY - timedelta(days=184))
    assert [one.about for one in asked(of_programme.offers_unchecked)] == [world.offer.reference]


def test_a_certificate_that_runs_out(world):
    process = QualityProcess.objects.create(
        organisation=world.provider,
        framework=QualityFramework.objects.earliest("id"),
        stage="certified",
        began_on=TODAY - LONG,
        audit_on=TODAY - LONG / 2,
        certified_on=TODAY - LONG / 2,
        certified_until=TODAY + timedelta(days=91),
    )
    assert asked(of_programme.certificates_end) == []
    QualityProcess.objects.filter(pk=process.pk).update(certified_until=TODAY + timedelta(days=90))
    assert [one.owner_id for one in asked(of_programme.certificates_end)] == [world.provider.pk]


def test_a_figure_without_a_document_and_one_that_its_rows_contradict(reform):
    before = asked(of_programme.without_evidence)
    row = Achievement.objects.create(
        indicator_code="4.2.5", value=1, as_of=TODAY, precision="day", source="gossip", state="published"
    )
    assert [one.about for one in asked(of_programme.without_evidence) if one not in before] == [
        f"figure:4.2.5@{TODAY:%Y-%m-%d}"
    ]
    assert contradicted("4.2.3") == []
    row.delete()


def contradicted(code: str) -> list[str]:
    """What the check says of one indicator."""
    return [one.label for one in asked(of_programme.sums_differ) if one.about == f"indicator:{code}"]


def test_a_figure_that_its_rows_contradict_until_somebody_says_why(reform):
    """64 events are in the records."""
    assert contradicted("4.1.1") == []

    row = Achievement.objects.create(
        indicator_code="4.1.1", value=71, as_of=TODAY, precision="day", source="000", state="published"
    )

    (label,) = contradicted("4.1.1")
    assert label.startswith("4.1.1 ")
    Achievement.objects.filter(pk=row.pk).update(comment_lt="Septyni renginiai dar neįrašyti.")
    assert contradicted("4.1.1") == []
    Achievement.objects.filter(pk=row.pk).update(comment_lt="", value=64)
    assert contradicted("4.1.1") == []


def test_the_worker_does_the_check_of_the_night_and_what_is_new_gets_an_alert(world):
    """As every night: the hour comes, the job is queued once, a worker takes it."""
    closed_plane.build_plan(world.case, world.manager, review_due_on=TODAY - timedelta(days=3))
    tonight = timezone.localtime().replace(hour=3, minute=41, second=0, microsecond=0)

    begun = [job.name for job in keeping.start_due(tonight)]

    assert begun.count("monitoring.check_integrity") == 1
    assert "monitoring.check_integrity" not in [job.name for job in keeping.start_due(tonight)]
    assert draining.run_waiting() >= 1
    with scope.of_command("worker"):
        job = Job.objects.get(name="monitoring.check_integrity", night=tonight.date())
    assert (job.state, job.error_class) == ("done", "")
    with scope.of_command(alerts.COMMAND):
        assert [row.label for row in Alert.objects.filter(check_code="plans_unreviewed")] == [world.case.number]


def test_running_twice_changes_nothing_and_what_is_in_order_again_loses_its_alert(world):
    plan = closed_plane.build_plan(world.case, world.manager, review_due_on=TODAY - timedelta(days=3))
    first = alerts.run(today=TODAY)
    second = alerts.run(today=TODAY)
    assert first["opened"] >= 1
    assert (second["opened"], second["gone"]) == (0, 0)
    assert second["standing"] == first["opened"]
    with scope.of_command(closed_plane.COMMAND):
        type(plan).objects.filter(pk=plan.pk).update(review_due_on=TODAY + LONG)
    assert alerts.run(today=TODAY)["gone"] == 1
    with scope.of_command(alerts.COMMAND):
        assert Alert.objects.get(check_code="plans_unreviewed").state == "gone"


def test_the_owner_meets_and_explains_an_alert_and_the_office_only_counts_it(world, egle, vytautas):
    ramune = closed_plane.build_account("Ramunė", "case_supervisor", world.unit)
    other = closed_plane.build_account("Kita", "case_supervisor", closed_plane.build_organisation("kitas-skyrius"))
    closed_plane.build_plan(world.case, world.manager, review_due_on=TODAY - timedelta(days=3))
    alerts.run(today=TODAY)
    with scope.of(ramune):
        alert = Alert.objects.get(check_code="plans_unreviewed")
        with pytest.raises(errors.ExplanationMissing):
            alerts.explain(alert=alert, words=" ", by=ramune)
        alerts.explain(alert=alert, words="Asmuo ligoninėje.", by=ramune)
        assert [row.check.code for row in reading.by_check()] == ["plans_unreviewed"]
    for stranger in (other, egle, vytautas, world.manager):
        with scope.of(stranger):
            assert not Alert.objects.filter(check_code="plans_unreviewed").exists()
            with pytest.raises(WriteRefused):
                alerts.explain(alert=alert, words="Mano", by=stranger)
    counted = {}
    for asker in (egle, vytautas, other):
        with scope.of(asker):
            counted[asker.name] = {row.check.code: (row.open, row.explained) for row in reading.counts()}
    assert counted["Eglė"]["plans_unreviewed"] == counted["Vytautas"]["plans_unreviewed"] == (0, 1)
    assert set(counted["Kita"].values()) == {(0, 0)}
    assert alerts.run(today=TODAY)["gone"] == 0
    with scope.of(ramune):
        assert Alert.objects.get(check_code="plans_unreviewed").explanation == "Asmuo ligoninėje."


def test_every_check_has_words_in_both_languages():
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.title.lt != check.title.en
        assert check.advice.lt != check.advice.en
