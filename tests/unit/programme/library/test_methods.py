"""Methods go from the contract to the shelf; members comment, and every comment gets its answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.programme.library import consulting, errors, method_queries, rules
from pertvarka.programme.library import method_actions as actions
from pertvarka.programme.library.method_actions import Method, Particulars
from pertvarka.programme.library.models import ConsultationRound, MethodologyPackage, PackageVersion
from pertvarka.programme.library.states import VersionState
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
METHOD = Method(kind="methodology_package", title_lt="Palydimosios globos metodika", title_en="Accompanying care")


@pytest.fixture
def office() -> Account:
    return closed_plane.build_account("Eglė", "ministry", closed_plane.build_organisation("ministerija"))


@pytest.fixture
def member() -> Account:
    return closed_plane.build_account("Ieva", "provider_staff", closed_plane.build_organisation("teikejas"))


@pytest.fixture
def version(office: Account) -> PackageVersion:
    """Being drafted, with a text."""
    with scope.of(office):
        made = actions.begin(method=METHOD, by=office).versions.get()
        actions.attach(version=made, document_code="valdymo-modelis", role="text", by=office)
        return _step(made, VersionState.DRAFTING, office)


def _step(version: PackageVersion, after: str, by: Account) -> PackageVersion:
    standing = PackageVersion.objects.get(pk=version.pk)
    return actions.take_step(version=standing, after=after, expected_version=standing.row_version, by=by)


def _ask(version: PackageVersion, by: Account, *, days: int = 7) -> ConsultationRound:
    today = timezone.localdate()
    return consulting.open_round(
        version=version, opens_on=today, closes_on=today + timedelta(days=days), question="Ar aišku?", by=by
    )


def _end(asked: ConsultationRound) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ConsultationRound.objects.filter(pk=asked.pk).update(opens_on=yesterday, closes_on=yesterday)


def test_rules_name_a_way_out_of_every_state_and_no_other():
    assert set(rules.STEPS) == set(VersionState.values)
    assert {after for way in rules.STEPS.values() for after in way} <= set(VersionState.values)
    lacking = rules.Standing(files=0, open_comments=2, round_is_open=True)
    assert rules.missing_for("approved", lacking) == ("round_open", "open_comments", "no_text")
    assert rules.missing_for("in_use", lacking) == ()


def test_the_history_lists_methods_and_says_no_more_of_them():
    found = {package.code: package for package in method_queries.shown()}

    assert set(found) == {"valdymo-modelis", "atvejo-koordinavimo-tvarka"}
    versions = found["atvejo-koordinavimo-tvarka"].versions.all()
    assert [(row.number, row.state, row.approved_on) for row in versions] == [(2, "listed", None), (1, "listed", None)]


def test_a_method_is_begun_once_and_has_one_version_in_the_making(office):
    with scope.of(office):
        package = actions.begin(method=METHOD, by=office)
        assert (package.code, package.versions.get().state) == ("palydimosios-globos-metodika", "commissioned")
        with pytest.raises(errors.PackageTwice):
            actions.begin(method=METHOD, by=office)
        with pytest.raises(errors.VersionUnderWay):
            actions.begin_version(package=package, particulars=Particulars(), by=office)


def test_without_a_text_nobody_is_asked(office):
    with scope.of(office):
        made = actions.begin(method=METHOD, by=office).versions.get()
        made = _step(made, VersionState.DRAFTING, office)
        with pytest.raises(errors.StepLacks) as raised:
            _ask(made, office)
        assert raised.value.lacking == ("no_text",)
        with pytest.raises(errors.NoSuchDocument):
            actions.attach(version=made, document_code="nera", role="text", by=office)


def test_a_document_is_attached_once_and_settled_by_the_consultation(office, version):
    with scope.of(office):
        with pytest.raises(errors.DocumentAttached):
            actions.attach(version=version, document_code="valdymo-modelis", role="annex", by=office)
        _ask(version, office)
        with pytest.raises(errors.TextSettled):
            actions.detach(file=version.files.get(), by=office)


def test_nothing_is_approved_before_every_comment_is_answered(office, member, version):
    with scope.of(office):
        asked = _ask(version, office)
    with scope.of(member):
        said = consulting.comment(on=asked, place="2 sk.", text="Trūksta terminų", by=member)
        assert said.organisation is not None
        assert said.organisation.code == "teikejas"
    with scope.of(office):
        with pytest.raises(errors.StepLacks) as raised:
            _step(version, VersionState.APPROVED, office)
        assert raised.value.lacking == ("round_open", "open_comments")
        _end(asked)
        assert method_queries.to_settle(on=timezone.localdate()) == [version]
        with pytest.raises(errors.AnswerMissing):
            consulting.answer(comment=said, text=" ", state="taken", by=office)
        consulting.answer(comment=said, text="Įrašyta", state="taken", by=office)
        approved = _step(version, VersionState.APPROVED, office)
        assert approved.approved_on == timezone.localdate()
        with pytest.raises(errors.AnswersSettled):
            consulting.answer(comment=said, text="Ne", state="declined", by=office)
    assert AuditEvent.objects.filter(kind="method.step_taken", about=f"method_version:{version.uuid}").count() == 2


def test_the_next_version_takes_the_place_of_the_one_in_use(office, version):
    with scope.of(office):
        package = version.package
        for after in (VersionState.APPROVED, VersionState.IN_USE):
            if after == VersionState.APPROVED:
                _end(_ask(version, office))
            _step(version, after, office)
        following = actions.begin_version(package=package, particulars=Particulars(note_lt="Nauja"), by=office)
        actions.attach(version=following, document_code="valdymo-modelis", role="text", by=office)
        _step(following, VersionState.DRAFTING, office)
        _end(_ask(following, office))
        _step(following, VersionState.APPROVED, office)
        _step(following, VersionState.IN_USE, office)
    states = dict(PackageVersion.objects.filter(package=package).values_list("number", "state"))
    assert states == {1: "superseded", 2: "in_use"}


def test_of_two_who_press_at_once_the_second_is_told(office, version):
    with scope.of(office):
        asked = _ask(version, office)
        _end(asked)
        read = PackageVersion.objects.get(pk=version.pk).row_version
        actions.take_step(version=version, after="approved", expected_version=read, by=office)
        with pytest.raises(errors.StepNotThere):
            actions.take_step(version=version, after="in_use", expected_version=read, by=office)
        with pytest.raises(errors.StepNotThere):
            _step(version, VersionState.CONSULTATION, office)


def test_a_former_round_is_over_once_the_text_is_drafted_again(office, member, version):
    with scope.of(office):
        former = _ask(version, office)
        with pytest.raises(errors.RoundRunning):
            _ask(version, office)
        _step(version, VersionState.DRAFTING, office)
    with scope.of(member), pytest.raises(errors.RoundNotOpen):
        consulting.comment(on=former, place="", text="Vėluoju", by=member)
    with scope.of(office):
        newer = _ask(version, office)
        assert method_queries.open_rounds(on=timezone.localdate()) == [newer]
    with scope.of(member), pytest.raises(errors.RoundNotOpen):
        consulting.comment(on=former, place="", text="Vėluoju", by=member)


def test_days_of_a_consultation_are_checked(office, version):
    today = timezone.localdate()
    with scope.of(office):
        with pytest.raises(errors.RoundEndsBeforeItOpens):
            _ask(version, office, days=-1)
        with pytest.raises(errors.RoundInThePast):
            consulting.open_round(
                version=version, opens_on=today - timedelta(days=3), closes_on=today - timedelta(days=1),
                question="", by=office,
            )  # fmt: skip


def test_members_comment_and_only_the_office_keeps(office, member, version):
    with scope.of(office):
        asked = _ask(version, office)
        with pytest.raises(NotAllowed):
            consulting.comment(on=asked, place="", text="Mano", by=office)
    with scope.of(member):
        said = consulting.comment(on=asked, place="", text="Mano", by=member)
        for refused in (
            lambda: actions.begin(method=METHOD, by=member),
            lambda: _step(version, VersionState.DRAFTING, member),
            lambda: consulting.answer(comment=said, text="Taip", state="taken", by=member),
            lambda: _ask(version, member),
        ):
            with pytest.raises(NotAllowed):
                refused()
    assert not MethodologyPackage.objects.filter(code="mano").exists()
