"""Members join and leave, agree and act together; nobody writes about a region that is not theirs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster import errors
from pertvarka.programme.cluster.actions import cooperation, membership, posts
from pertvarka.programme.cluster.models import ClusterMembership, LogEntry, MemberContact
from pertvarka.programme.cluster.queries import cooperation as cooperating
from pertvarka.programme.cluster.queries import members
from pertvarka.programme.cluster.states import LogState
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
CONTACT = membership.Contact(name="Vardenė Pavardenė", email="vardene@example.lt", phone="+370 000 00001")
ALYTUS, KAUNAS = "LT-AL", "LT-KU"


@pytest.fixture(autouse=True)
def _demo_mode(settings) -> None:
    """Accounts of the demonstration sign in without a second factor."""
    settings.DEMO_MODE = True


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code=ALYTUS)


@pytest.fixture
def school() -> Organisation:
    return closed_plane.build_organisation("alytaus-mokykla", kind=Organisation.Kind.EDUCATION)


@pytest.fixture
def clinic() -> Organisation:
    return closed_plane.build_organisation("alytaus-klinika", kind=Organisation.Kind.HEALTH)


@pytest.fixture
def rasa(region: Region) -> Account:
    return _expert("Rasa", region)


@pytest.fixture
def other_expert() -> Account:
    return _expert("Kita", Region.objects.exclude(code=ALYTUS).earliest("code"))


@pytest.fixture
def ministry() -> Account:
    return closed_plane.build_account("Eglė", "ministry", closed_plane.build_organisation("ministerija"))


@pytest.fixture
def member(rasa: Account, school: Organisation, region: Region) -> ClusterMembership:
    with scope.of(rasa):
        return _join(school, region, by=rasa)


def _expert(name: str, region: Region) -> Account:
    return closed_plane.build_account(name, "regional_expert", region=region.code, is_demo=True)


def _join(organisation: Organisation, region: Region | None, *, by: Account, days_ago: int = 5) -> ClusterMembership:
    return membership.join(
        organisation=organisation,
        region=region,
        kind="education-institutions",
        purposes=("plans",),
        joined_on=timezone.localdate() - timedelta(days=days_ago),
        by=by,
    )


def test_a_member_fills_the_gap_of_its_kind(member: ClusterMembership, rasa: Account):
    with scope.of(rasa):
        found = members.coverage(on=timezone.localdate())

    assert "education-institutions" not in found.missing(ALYTUS)
    assert "health-institutions" in found.missing(ALYTUS)
    assert AuditEvent.objects.filter(kind="cluster.joined", about=f"cluster_membership:{member.uuid}").exists()


def test_nobody_joins_the_same_cluster_twice_or_tomorrow(member, rasa, school, clinic, region):
    with scope.of(rasa):
        with pytest.raises(errors.MemberAlready):
            _join(school, region, by=rasa)
        with pytest.raises(errors.DayAhead):
            _join(clinic, region, by=rasa, days_ago=-1)


def test_a_member_that_left_may_come_back_and_its_history_stays(member, rasa, school, region):
    today = timezone.localdate()
    with scope.of(rasa):
        with pytest.raises(errors.LeavesBeforeJoining):
            membership.leave(
                membership=member, left_on=member.joined_on - timedelta(days=1), reason="Suklysta", by=rasa
            )
        membership.leave(membership=member, left_on=today - timedelta(days=1), reason="Persikėlė", by=rasa)
        assert members.members(region=region, on=today) == []
        again = _join(school, region, by=rasa, days_ago=0)
        assert members.part_of(school).memberships == (again, member)


def test_an_expert_writes_about_own_region_only(member, other_expert, rasa, clinic, region):
    with scope.of(other_expert):
        with pytest.raises(NotAllowed):
            _join(clinic, region, by=other_expert)
        with pytest.raises(NotAllowed):
            membership.leave(membership=member, left_on=timezone.localdate(), reason="x", by=other_expert)
    with scope.of(rasa), pytest.raises(NotAllowed):
        _join(clinic, None, by=rasa)


def test_the_programme_office_keeps_the_cluster_of_the_country(ministry, clinic):
    with scope.of(ministry):
        assert _join(clinic, None, by=ministry).region is None


def test_who_speaks_for_a_member_is_sealed_and_read_by_few(member, rasa, other_expert, ministry):
    with scope.of(rasa):
        membership.say_contact(membership=member, contact=CONTACT, by=rasa)
        shown = members.contacts([member])[member.pk]
        assert (shown.name, shown.email, shown.phone) == (CONTACT.name, CONTACT.email, CONTACT.phone)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM cluster_membercontact")
            assert CONTACT.name.encode() not in b"".join(
                bytes(value) for value in cursor.fetchone()[2:] if value and not isinstance(value, int)
            )
    with scope.of(ministry):
        assert members.contacts([member])[member.pk].name == CONTACT.name
    with scope.of(other_expert):
        assert members.contacts([member]) == {}
        assert MemberContact.objects.count() == 0


def test_an_agreement_has_two_parties_and_ties_them(rasa, school, clinic, region):
    given = {"title": "Susitarimas", "subject": "Kartu", "region": region, "ends_on": None, "by": rasa}
    today = timezone.localdate()
    with scope.of(rasa):
        with pytest.raises(errors.PartiesMissing):
            cooperation.record_agreement(**given, parties=[school, school], signed_on=today)
        with pytest.raises(errors.EndsBeforeSigning):
            cooperation.record_agreement(
                **given | {"ends_on": today - timedelta(days=1)}, parties=[school, clinic], signed_on=today
            )
        cooperation.record_agreement(**given, parties=[school, clinic], signed_on=today)
        (tie,) = cooperating.ties()
    assert {tie.one, tie.other} == {school.pk, clinic.pk}


@pytest.fixture
def difficulty(rasa: Account, region: Region) -> LogEntry:
    with scope.of(rasa):
        entry = cooperation.Difficulty("distrust", region, timezone.localdate(), "Nepasitiki", due_on=None)
        return cooperation.note(entry=entry, by=rasa)


def test_a_difficulty_is_handled_by_saying_how(difficulty, rasa):
    with scope.of(rasa):
        with pytest.raises(errors.HandledWithoutAction):
            cooperation.handle(
                entry=difficulty, action=" ", state=LogState.HANDLED, expected_version=difficulty.version, by=rasa
            )
        cooperation.handle(
            entry=difficulty, action="Susitiko", state=LogState.HANDLED, expected_version=difficulty.version, by=rasa
        )
        kept = cooperating.entry(difficulty.uuid)
        assert kept is not None
        assert (kept.state, kept.action, kept.handled_on) == ("handled", "Susitiko", timezone.localdate())
        assert cooperating.open_difficulties() == {}


def test_two_who_write_at_once_lose_nothing(difficulty, rasa):
    with scope.of(rasa):
        first = difficulty.version
        cooperation.handle(entry=difficulty, action="Mano", state="in_hand", expected_version=first, by=rasa)
        again = cooperating.entry(difficulty.uuid)
        with pytest.raises(ChangedMeanwhile) as raised:
            cooperation.handle(entry=again, action="Kito", state="open", expected_version=first, by=rasa)
    assert (raised.value.mine["action"], raised.value.theirs["action"]) == ("Kito", "Mano")


def test_a_step_is_done_once(rasa, school, region):
    today = timezone.localdate()
    with scope.of(rasa):
        plan = cooperation.agree_activity(
            title="Stovykla", aim="", region=region, agreed_on=today,
            steps=[cooperation.Step("Rasti vietą", school, today - timedelta(days=1))], by=rasa,
        )  # fmt: skip
        (step,) = cooperating.late_steps(regions=[region], on=today)
        cooperation.finish_step(step=step, by=rasa)
        with pytest.raises(errors.StepDoneAlready):
            cooperation.finish_step(step=step, by=rasa)
        assert list(cooperating.late_steps(regions=[region], on=today)) == []
        assert plan.steps.get().done_on == today


def test_members_ask_and_answer(rasa, school):
    head = closed_plane.build_account("Vadovas", "institution_head", school)
    with scope.of(head):
        asked = posts.post(kind="question", title="Kaip?", text="?", region=None, document_codes=(), by=head)
        posts.reply(to=asked, text="Taip", by=head)
        shown = cooperating.post(asked.uuid)
    assert shown is not None
    assert (shown.replies_count, shown.organisation) == (1, school)
    trainer = closed_plane.build_account("Lektorė", "trainer", school)
    with scope.of(trainer), pytest.raises(NotAllowed):
        posts.reply(to=asked, text="Ne", by=trainer)


def test_the_look_at_a_contact_is_recorded_before_it_is_shown(member, rasa, client: Client):
    with scope.of(rasa):
        membership.say_contact(membership=member, contact=CONTACT, by=rasa)
    client.force_login(rasa)
    page = client.get(reverse("workbench:cluster_member", args=[member.uuid]))
    assert CONTACT.email not in page.content.decode()
    shown = client.post(reverse("workbench:cluster_contact", args=[member.uuid]))
    assert CONTACT.email in shown.content.decode()
    with scope.of(rasa):
        assert ViewRecord.objects.filter(about=f"cluster_membership:{member.uuid}", by=rasa.reference).exists()


def test_what_somebody_else_wrote_is_shown_beside_mine(difficulty, rasa, client: Client):
    client.force_login(rasa)
    address = reverse("workbench:cluster_log_entry", args=[difficulty.uuid])
    form = {"version": difficulty.version, "state": "in_hand", "action": "Pirmas"}
    assert client.post(address, form).status_code == 302
    answer = client.post(address, form | {"action": "Antras"})
    assert answer.status_code == 409
    assert {"Pirmas", "Antras"} <= set(answer.content.decode().replace("<", " ").replace(">", " ").split())
    assert (
        client.post(address, form | {"version": answer.context["form"]["version"].value(), "action": "Abu"}).status_code
        == 302
    )
