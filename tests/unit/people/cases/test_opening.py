"""Opening a case one is not on the team of: what it gives, whom it tells, what it never tells."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.actions import opening
from pertvarka.people.cases.errors import OwnOpening, ReviewedAlready, TextMissing
from pertvarka.people.cases.models import Case, EmergencyAccess, Identity, Note, TeamMember
from tests.closed_plane import build_account, build_case, build_note, build_organisation, give_role

DANGER = EmergencyAccess.Reason.DANGER


@pytest.fixture
def alytus(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def kaunas(reform):
    return build_organisation("kauno-skyrius")


@pytest.fixture
def jonas(alytus):
    return build_account("Jonas", "case_manager", alytus)


@pytest.fixture
def egle(kaunas):
    return build_account("Eglė", "case_manager", kaunas)


@pytest.fixture
def ramune(alytus):
    return build_account("Ramunė", "case_supervisor", alytus)


@pytest.fixture
def lina(reform):
    return build_account("Lina", "data_protection_officer", build_organisation("duomenu-apsauga", municipality=None))


@pytest.fixture
def case(alytus, jonas):
    return build_case(manager=jonas, organisation=alytus)


def emergency(case: Case, *, by):
    with scope.of(by):
        return opening.open_in_emergency(number=f" {case.number.lower()} ", reason=DANGER, words="Rastas vienas", by=by)


def told(account) -> list[str]:
    with scope.of(account):
        return list(Notice.objects.values_list("kind", flat=True))


def test_an_emergency_opens_the_case_for_a_day_to_read(case, jonas, egle):
    build_note(case, jonas)

    assert emergency(case, by=egle) == case.uuid

    with scope.of(egle):
        assert Case.objects.get() == case
        assert Identity.objects.exists()
        assert Note.objects.exists()
        row = TeamMember.objects.get(account=egle)
        assert (row.kind, row.may_write, row.ground) == ("emergency", False, "Rastas vienas")
        assert abs(row.until - timezone.now() - timedelta(hours=24)) < timedelta(minutes=1)


def test_the_supervisors_of_the_case_and_the_officer_are_told_at_once(
    case, egle, ramune, lina, django_capture_on_commit_callbacks
):
    elsewhere = build_account("Kitas", "case_supervisor", build_organisation("vilniaus-skyrius"))

    with django_capture_on_commit_callbacks(execute=True):
        emergency(case, by=egle)

    assert told(ramune) == told(lina) == ["emergency.opened"]
    assert told(elsewhere) == told(egle) == []
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([lina.email, ramune.email])
    with scope.of(ramune):
        notice, opened = Notice.objects.get(), EmergencyAccess.objects.get()
        assert (notice.about, notice.label) == (f"emergency:{opened.uuid}", case.number)


def test_of_a_restricted_case_only_the_officer_is_told(alytus, jonas, egle, ramune, lina):
    restricted = build_case(manager=jonas, organisation=alytus, protection="restricted")

    assert emergency(restricted, by=egle) == restricted.uuid

    assert told(ramune) == []
    assert told(lina) == ["emergency.opened"]


def test_a_sealed_case_and_an_unknown_number_are_the_same_silence(alytus, jonas, egle, ramune, lina):
    sealed = build_case(manager=jonas, organisation=alytus, protection="sealed")

    with scope.of(egle):
        answers = {
            opening.open_in_emergency(number=number, reason=DANGER, words="Skubu", by=egle)
            for number in (sealed.number, "PV-2026-99999", "Ona Onaitė")
        }

        events = AuditEvent.objects.filter(kind="case.opening_refused").order_by("id")
        assert answers == {None}
        assert {event.about for event in events} == {"case:unknown"}
        assert [event.details["number"] for event in events] == [sealed.number, "PV-2026-99999", ""]
        assert not Case.objects.exists()
    assert told(ramune) == told(lina) == []


def test_an_opening_is_recorded_with_its_reason(case, egle):
    emergency(case, by=egle)

    event = AuditEvent.objects.get(kind="case.opened_in_emergency")
    assert (event.about, event.by, event.details) == (case.reference, egle.reference, {"reason": "danger"})


def test_an_emergency_without_words_is_refused_whatever_the_number(case, egle):
    with scope.of(egle):
        for number in (case.number, "PV-2026-99999"):
            with pytest.raises(TextMissing):
                opening.open_in_emergency(number=number, reason=DANGER, words=" ", by=egle)


def test_a_role_without_the_right_opens_nothing(case, alytus):
    worker = build_account("Aušra", "institution_staff", alytus)

    with scope.of(worker):
        with pytest.raises(NotAllowed):
            opening.open_in_emergency(number=case.number, reason=DANGER, words="Skubu", by=worker)
        with pytest.raises(NotAllowed):
            opening.open_by_mandate(number=case.number, ground="Įstatymas", by=worker)
        with pytest.raises(NotAllowed):
            opening.open_for_reason(number=case.number, reason="Patikrinti", by=worker)


def test_the_child_rights_officer_opens_the_cases_of_children_of_the_region(case, alytus, jonas):
    service = build_organisation("vaiko-teises", municipality=None)
    region = alytus.municipality.region.code
    jurgita = build_account("Jurgita", "child_rights_officer", service, region=region)
    adult = build_case(manager=jonas, organisation=alytus, kind=Case.Kind.DISABILITY)
    elsewhere = build_organisation("kitas-skyrius", municipality="LT-57")
    assert elsewhere.municipality.region.code != region
    outside = build_case(manager=build_account("Kitas", "case_manager", elsewhere), organisation=elsewhere)

    with scope.of(jurgita):
        ground = "Vaiko teisių apsaugos pagrindų įstatymas, 36 str."
        assert opening.open_by_mandate(number=case.number, ground=ground, by=jurgita) == case.uuid
        assert opening.open_by_mandate(number=adult.number, ground=ground, by=jurgita) is None
        assert opening.open_by_mandate(number=outside.number, ground=ground, by=jurgita) is None

        row = TeamMember.objects.get(account=jurgita)
        assert (row.kind, row.ground) == ("mandate", ground)


def test_the_supervisor_reads_notes_of_the_unit_for_a_reason(case, jonas, ramune):
    build_note(case, jonas)
    with scope.of(ramune):
        assert not Note.objects.exists()

        assert opening.open_for_reason(number=case.number, reason="Skundas dėl vizito", by=ramune) == case.uuid

        assert Note.objects.exists()
        assert not Identity.objects.exists()
        assert AuditEvent.objects.get(kind="case.opened_for_reason").about == case.reference


def test_a_review_says_whether_it_was_right_and_tells_who_opened(case, egle, ramune):
    emergency(case, by=egle)

    with scope.of(ramune):
        opened = EmergencyAccess.objects.get()
        with pytest.raises(TextMissing):
            opening.review_emergency(emergency=opened, justified=True, words="", by=ramune)
        opening.review_emergency(emergency=opened, justified=False, words="Vadybininkas budėjo", by=ramune)

        opened.refresh_from_db()
        assert (opened.review, opened.reviewed_by) == ("unjustified", ramune)
        with pytest.raises(ReviewedAlready):
            opening.review_emergency(emergency=opened, justified=True, words="Gerai", by=ramune)
    assert told(egle) == ["emergency.reviewed"]


def test_the_officer_reviews_without_seeing_the_case(case, egle, lina):
    emergency(case, by=egle)

    with scope.of(lina):
        assert not Case.objects.exists()
        opening.review_emergency(emergency=EmergencyAccess.objects.get(), justified=True, words="Taip", by=lina)

        assert EmergencyAccess.objects.get().reviewed_by == lina


def test_nobody_reviews_their_own_opening(case, alytus, egle):
    give_role(egle, "case_supervisor", alytus)
    emergency(case, by=egle)

    with scope.of(egle), pytest.raises(OwnOpening):
        opening.review_emergency(emergency=EmergencyAccess.objects.get(), justified=True, words="Gerai", by=egle)


def test_who_does_not_review_openings_is_refused(case, jonas, egle):
    emergency(case, by=egle)
    with scope.of(egle):
        opened = EmergencyAccess.objects.get()

    with scope.of(jonas), pytest.raises(NotAllowed):
        opening.review_emergency(emergency=opened, justified=True, words="Gerai", by=jonas)
