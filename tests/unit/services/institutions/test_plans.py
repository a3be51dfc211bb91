"""A plan's way: begun, written, submitted, returned, answered, endorsed, approved, followed; and who may not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account, Notice
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions import errors
from pertvarka.services.institutions.actions import carrying_out, consultations, plans, reviews
from pertvarka.services.institutions.models import (
    ConsultationVisit,
    ConsultationVisitFact,
    InstitutionPlanFact,
    TransformationPlan,
    TransformingInstitution,
)
from pertvarka.services.institutions.queries import institutions
from pertvarka.services.institutions.queries import plans as asked
from tests import closed_plane
from tests.unit.services.institutions.whole_plan import CONTENT, TYPED

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def home() -> TransformingInstitution:
    body = closed_plane.build_organisation("liepu-aleja", kind=Organisation.Kind.INSTITUTION)
    return TransformingInstitution.objects.create(
        organisation=body, listed_on=date(2020, 1, 1), residents_when_listed=40, target_on=date(2028, 12, 31)
    )


@pytest.fixture
def algis(home: TransformingInstitution) -> Account:
    return closed_plane.build_account("Algis", "institution_head", home.organisation)


@pytest.fixture
def rasa() -> Account:
    return closed_plane.build_account("Rasa", "regional_expert", region="LT-AL")


@pytest.fixture
def egle() -> Account:
    return closed_plane.build_account("Egle", "ministry")


@pytest.fixture
def plan(home: TransformingInstitution, algis: Account) -> TransformationPlan:
    with scope.of(algis):
        return plans.begin(institution=home, by=algis)


def write(plan: TransformationPlan, by: Account, *, but: tuple[str, ...] = ()) -> None:
    with scope.of(by):
        for key, chapter in asked.chapters_of(plan).items():
            if key not in but:
                plans.write_chapter(
                    chapter=chapter,
                    text=CONTENT[key].text,
                    typed=TYPED[key],
                    expected_version=chapter.version,
                    by=by,
                )


def test_a_plan_with_holes_is_not_submitted(plan: TransformationPlan, algis: Account):
    write(plan, algis, but=("risks",))
    with scope.of(algis), pytest.raises(errors.PlanNotReady) as refused:
        plans.submit(plan=plan, by=algis)
    assert [(one.chapter, one.code) for one in refused.value.findings] == [("risks", "empty")]
    plan.refresh_from_db()
    assert plan.state == "drafting"
    assert not plan.submissions.exists()


def test_the_whole_way(
    plan: TransformationPlan, home: TransformingInstitution, algis: Account, rasa: Account, egle: Account
):
    write(plan, algis)
    with scope.of(algis):
        plans.submit(plan=plan, by=algis)
    with scope.of(rasa):
        with pytest.raises(errors.NothingToReturnWith):
            reviews.return_plan(plan=plan, by=rasa)
        said = reviews.remark(plan=plan, chapter="money", place="ES fondai", text="Nurodykite sutartį.", by=rasa)
        with pytest.raises(errors.RemarksOpen):
            reviews.endorse(plan=plan, by=rasa)
        reviews.return_plan(plan=plan, by=rasa)
    with scope.of(algis):
        assert Notice.objects.filter(account=algis, kind="transformation_plan.returned").count() == 1
        with pytest.raises(errors.RemarksUnanswered):
            plans.submit(plan=plan, by=algis)
        reviews.answer(remark=said, text="Sutartis įrašyta.", by=algis)
        chapter = asked.chapters_of(plan)["money"]
        plans.write_chapter(
            chapter=chapter,
            text="Finansuoja ES fondai pagal sutartį.",
            typed=TYPED["money"],
            expected_version=chapter.version,
            by=algis,
        )
        plans.submit(plan=plan, by=algis)
    with scope.of(rasa):
        assert Notice.objects.filter(account=rasa, kind="transformation_plan.submitted").count() == 1
        assert asked.waiting_for_expert(rasa) == [plan]
        reviews.resolve(remark=said, by=rasa)
        reviews.endorse(plan=plan, by=rasa)
        assert asked.waiting_for_expert(rasa) == []
    with scope.of(egle):
        with pytest.raises(errors.WordsMissing):
            carrying_out.approve(plan=plan, document=" ", by=egle)
        carrying_out.approve(plan=plan, document="Įsakymas A1-12", by=egle)
        with pytest.raises(errors.ApprovedAlready):
            carrying_out.approve(plan=plan, document="Įsakymas A1-13", by=egle)
    with scope.of(algis):
        carrying_out.start(plan=plan, by=algis)
    plan.refresh_from_db()
    home.refresh_from_db()
    assert (plan.state, home.state) == ("in_implementation", "transforming")
    assert [measure.title for measure in plan.measures.all()] == ["Nupirkti namus", "Perkelti pirmąją grupę"]
    assert [(row.quarter, row.count) for row in plan.departures.all()] == [("2027-2", 20), ("2027-4", 10)]
    assert plan.risks.get().weight == 12
    first, second = reversed(plan.submissions.all())
    changed = [
        one
        for one in asked.compared(asked.contents_submitted(first), asked.contents_submitted(second))
        if one.is_changed
    ]
    assert [one.chapter for one in changed] == ["money"]
    assert "pagal sutartį." in next(piece.text for piece in changed[0].pieces if piece.kind == "added")


def test_a_returned_plan_needs_a_newer_answer_each_time(plan: TransformationPlan, algis: Account, rasa: Account):
    write(plan, algis)
    with scope.of(algis):
        plans.submit(plan=plan, by=algis)
    with scope.of(rasa):
        said = reviews.remark(plan=plan, chapter="staff", text="Kur dirbs kiti du?", by=rasa)
        reviews.return_plan(plan=plan, by=rasa)
    with scope.of(algis):
        reviews.answer(remark=said, text="Dar nežinome.", by=algis)
        plans.submit(plan=plan, by=algis)
    with scope.of(rasa):
        reviews.return_plan(plan=plan, by=rasa)
    with scope.of(algis), pytest.raises(errors.RemarksUnanswered):
        plans.submit(plan=plan, by=algis)
    said.refresh_from_db()
    assert said.answer == "Dar nežinome."


def test_two_who_write_one_chapter_do_not_overwrite(plan: TransformationPlan, algis: Account):
    chapter = asked.chapters_of(plan)["staff"]
    mine = asked.chapters_of(plan)["staff"]
    with scope.of(algis):
        plans.write_chapter(chapter=chapter, text="Pirmas", typed=[], expected_version=1, by=algis)
        with pytest.raises(ChangedMeanwhile) as changed:
            plans.write_chapter(chapter=mine, text="Antras", typed=[], expected_version=1, by=algis)
    assert changed.value.theirs == {"text": "Pirmas"}
    assert changed.value.version == 2


def test_one_plan_is_written_at_a_time_and_the_next_begins_as_a_copy(
    plan: TransformationPlan, home: TransformingInstitution, algis: Account, rasa: Account, egle: Account
):
    with scope.of(algis), pytest.raises(errors.PlanStandsAlready):
        plans.begin(institution=home, by=algis)
    write(plan, algis)
    with scope.of(algis):
        plans.submit(plan=plan, by=algis)
    with scope.of(rasa):
        reviews.endorse(plan=plan, by=rasa)
    with scope.of(egle):
        carrying_out.approve(plan=plan, document="Įsakymas A1-12", by=egle)
    with scope.of(algis):
        carrying_out.start(plan=plan, by=algis)
        second = plans.begin(institution=home, by=algis)
    assert (second.number, second.based_on, second.expert) == (2, plan, rasa)
    assert asked.chapters_of(second)["money"].rows == list(CONTENT["money"].rows)
    assert institutions.current_plan(home) == second


def test_others_find_nothing_to_write_or_judge(plan: TransformationPlan, algis: Account, rasa: Account, egle: Account):
    other_home = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    stranger = closed_plane.build_account("Rita", "institution_head", other_home)
    far_expert = closed_plane.build_account("Jurgis", "regional_expert", region="LT-TA")
    write(plan, algis)
    chapter = asked.chapters_of(plan)["staff"]
    with scope.of(stranger):
        assert not institutions.seen(stranger).exists()
        with pytest.raises(errors.InstitutionNotFound):
            plans.write_chapter(chapter=chapter, text="Svetimas", typed=[], expected_version=2, by=stranger)
        with pytest.raises(errors.InstitutionNotFound):
            plans.submit(plan=plan, by=stranger)
    with scope.of(algis):
        plans.submit(plan=plan, by=algis)
        with pytest.raises(NotAllowed):
            reviews.endorse(plan=plan, by=algis)
    with scope.of(far_expert), pytest.raises(errors.InstitutionNotFound):
        reviews.endorse(plan=plan, by=far_expert)
    with scope.of(rasa):
        reviews.take(plan=plan, by=rasa)
    colleague = closed_plane.build_account("Ona", "regional_expert", region="LT-AL")
    with scope.of(colleague), pytest.raises(errors.NotTheExpert):
        reviews.endorse(plan=plan, by=colleague)
    with scope.of(egle), pytest.raises(errors.NotEndorsedYet):
        carrying_out.approve(plan=plan, document="Įsakymas", by=egle)


def test_hours_count_until_seventy_two_and_corrections_keep_the_old(plan: TransformationPlan, rasa: Account):
    today = timezone.localdate()
    TransformationPlan.objects.filter(pk=plan.pk).update(begun_on=today - timedelta(days=5))
    with scope.of(rasa):
        for back in range(6):
            day = today - timedelta(days=back)
            last = consultations.log(plan=plan, held_on=day, hours=Decimal(12), topic="Planas", by=rasa)
        assert asked.hours_used(plan) == 72
        with pytest.raises(errors.HoursUsedUp) as refused:
            consultations.log(plan=plan, held_on=today, hours=Decimal("0.25"), topic="Dar", by=rasa)
        assert refused.value.left == 0
        with pytest.raises(errors.DayOfExpertFull):
            consultations.correct(visit=last, held_on=today, hours=Decimal(1), topic="x", reason="y", by=rasa)
        consultations.correct(visit=last, held_on=day, hours=Decimal("9.5"), topic="Planas", reason="Suklydau", by=rasa)
        with pytest.raises(errors.CorrectedAlready):
            consultations.correct(visit=last, held_on=today, hours=Decimal(1), topic="x", reason="y", by=rasa)
        assert asked.hours_used(plan) == Decimal("69.5")
        with pytest.raises(errors.HoursNotGiven):
            consultations.log(plan=plan, held_on=today, hours=Decimal("2.1"), topic="Dar", by=rasa)
        with pytest.raises(errors.DayOfExpertFull):
            consultations.log(plan=plan, held_on=today, hours=Decimal("0.25"), topic="Dar", by=rasa)
        with pytest.raises(errors.DayNotPossible):
            consultations.log(plan=plan, held_on=today + timedelta(days=1), hours=Decimal(1), topic="Dar", by=rasa)
    assert ConsultationVisit.objects.count() == 7
    assert sum(fact.amount for fact in ConsultationVisitFact.objects.all()) == Decimal("69.5")
    assert not InstitutionPlanFact.objects.exists()


def test_measures_are_done_or_dropped_with_a_word(
    plan: TransformationPlan, algis: Account, rasa: Account, egle: Account
):
    write(plan, algis)
    with scope.of(algis):
        plans.submit(plan=plan, by=algis)
    with scope.of(rasa):
        reviews.endorse(plan=plan, by=rasa)
    with scope.of(egle):
        carrying_out.approve(plan=plan, document="Įsakymas A1-12", by=egle)
    fact = InstitutionPlanFact.objects.get()
    assert (fact.known_on, fact.regions, fact.reported_under) == (timezone.localdate(), ["LT-AL"], "4.2.5")
    done, dropped = plan.measures.all()
    with scope.of(algis):
        carrying_out.start(plan=plan, by=algis)
        with pytest.raises(errors.MeasuresOpen):
            carrying_out.complete(plan=plan, by=algis)
        carrying_out.settle_measure(measure=done, state="done", by=algis)
        with pytest.raises(errors.WordsMissing):
            carrying_out.settle_measure(measure=dropped, state="dropped", by=algis)
        carrying_out.settle_measure(measure=dropped, state="dropped", note="Namai nenupirkti", by=algis)
        assert carrying_out.complete(plan=plan, by=algis).state == "completed"
