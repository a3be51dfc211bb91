"""Contracts of trainings: what they ask for is counted from the groups held, accepted once, and late when it is late."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import contract_errors as errors
from pertvarka.programme.events import contract_rules as rules
from pertvarka.programme.events.actions import contracts, deliverables
from pertvarka.programme.events.actions.contracts import ContractTerms
from pertvarka.programme.events.actions.deliverables import DeliverableTerms
from pertvarka.programme.events.contract_rules import Step
from pertvarka.programme.events.models import Event, TrainingContract, TrainingDeliverable, TrainingProgramme
from pertvarka.programme.events.queries import contracts as reading
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import build_office, build_officer

pytestmark = pytest.mark.usefixtures("reform")
TODAY = timezone.localdate()
SIGNED = TODAY - timedelta(days=60)
TERMS = ContractTerms("MOK-1", "Mokymai", supplier_words="UAB „Mokymai“", signed_on=SIGNED)


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def contract(egle: Account) -> TrainingContract:
    with scope.of(egle):
        return contracts.save_contract(terms=TERMS, by=egle)


def programme_of(contract: TrainingContract | None, title: str = "Pokalbis") -> TrainingProgramme:
    return TrainingProgramme.objects.create(
        title_lt=title, title_en="Talk", audience="institution-staff", academic_hours=8, reported_under="3.1",
        contract=contract,
    )  # fmt: skip


def held(programme: TrainingProgramme, *, on: date, completed: int, state: str = "held") -> Event:
    """A group as attendance has counted it, of two half-days of four hours."""
    number, told = Event.objects.count() + 1, dict(Event.objects.values_list("pk", "completed_counted"))
    group = Event.objects.create(
        code=f"R2031-{number:03}", slug=f"grupe-{number}", kind="training", scope="national", state=state,
        starts_on=on, ends_on=on, title_lt="Grupė", title_en="Group", reported_under="3.1",
        training_programme=programme,
    )  # fmt: skip
    for hour in (9, 13):
        begins = timezone.now().replace(hour=hour)
        group.sessions.create(
            title_lt=f"{hour}", starts_at=begins, ends_at=begins + timedelta(hours=3), academic_hours=Decimal(4)
        )
    # A half-day more counts the programme anew; here nobody is ticked, and the figures are those told.
    for key, persons in {**told, group.pk: completed}.items():
        Event.objects.filter(pk=key).update(completed_counted=persons)
    return group


def ask(contract: TrainingContract, by: Account, kind: str, asked: object, **given: object) -> TrainingDeliverable:
    terms = DeliverableTerms(kind=kind, asked_count=Decimal(str(asked)), **{"due_on": TODAY, **given})
    with scope.of(by):
        return deliverables.save(contract=contract, terms=terms, by=by)


def test_a_day_is_whole_when_the_step_that_reaches_what_is_asked_is_over():
    steps = [
        Step(date(2026, 5, 4), Decimal(10)),
        Step(date(2026, 3, 2), Decimal(15)),
        Step(date(2026, 6, 1), Decimal(1)),
    ]
    assert rules.delivered(steps, asked=Decimal(25)).whole_on == date(2026, 5, 4)
    assert rules.delivered(steps, asked=Decimal(27)) == rules.Delivered(Decimal(26), None)


@pytest.mark.parametrize(
    ("due_on", "whole_on", "is_late", "days_after"),
    [
        (date(2026, 5, 3), None, True, 0),
        (date(2026, 5, 4), None, False, 0),
        (None, None, False, 0),
        (date(2026, 5, 1), date(2026, 5, 3), False, 2),
        (date(2026, 5, 3), date(2026, 5, 1), False, 0),
    ],
)
def test_what_is_not_there_after_its_day_is_late(due_on, whole_on, is_late, days_after):
    assert rules.is_late(due_on=due_on, whole_on=whole_on, on=date(2026, 5, 4)) is is_late
    assert rules.days_after(due_on=due_on, whole_on=whole_on) == days_after


def test_groups_persons_and_hours_are_counted_from_the_groups_held_under_the_contract(
    contract: TrainingContract, egle: Account
):
    first, second, foreign = programme_of(contract), programme_of(contract, "Kita"), programme_of(None, "Svetima")
    for one in (
        ask(contract, egle, "groups", 2),
        ask(contract, egle, "persons", 20),
        ask(contract, egle, "academic_hours", 20),
        ask(contract, egle, "persons", 12, programme=second),
    ):
        assert one.delivered_count is None
    held(first, on=TODAY - timedelta(days=9), completed=12)
    held(first, on=TODAY - timedelta(days=1), completed=50, state="confirmed")
    held(foreign, on=TODAY - timedelta(days=9), completed=50)
    held(second, on=TODAY - timedelta(days=3), completed=9, state="reported")
    (standing,) = reading.standings()
    groups, persons, hours, of_second = standing.lines
    assert [line.count for line in standing.lines] == [2, 21, 16, 9]
    assert (groups.whole_on, persons.whole_on) == (TODAY - timedelta(days=3),) * 2
    assert (hours.whole_on, hours.left, of_second.left) == (None, 4, 3)
    assert not hours.is_late(on=TODAY)
    assert standing.late_count(on=TODAY + timedelta(days=1)) == 2


def test_accepting_keeps_the_figure_of_the_day_and_taking_back_counts_again(contract: TrainingContract, egle: Account):
    programme, asked = programme_of(contract), ask(contract, egle, "persons", 10)
    held(programme, on=TODAY - timedelta(days=5), completed=6)
    with scope.of(egle), pytest.raises(errors.DeliverableNotWhole) as refused:
        deliverables.accept(deliverable=asked, on=TODAY, by=egle)
    assert "pateikta 6, o sutartyje – 10" in refused.value.sentence_lt
    held(programme, on=TODAY - timedelta(days=2), completed=5)
    with scope.of(egle), pytest.raises(errors.AcceptedBeforeDelivered):
        deliverables.accept(deliverable=asked, on=TODAY - timedelta(days=3), by=egle)
    with scope.of(egle), pytest.raises(errors.DeliveryAhead):
        deliverables.accept(deliverable=asked, on=TODAY + timedelta(days=1), by=egle)
    with scope.of(egle):
        deliverables.accept(deliverable=asked, on=TODAY, by=egle)
    held(programme, on=TODAY, completed=4)
    line = reading.line(contract, asked.uuid)
    assert (line.is_accepted, line.count, line.now.count, line.has_moved) == (True, 11, 15, True)
    assert (line.deliverable.accepted_by, line.whole_on) == (egle, TODAY - timedelta(days=2))
    with scope.of(egle):
        for act in (
            lambda: deliverables.accept(deliverable=asked, on=TODAY, by=egle),
            lambda: deliverables.remove(deliverable=asked, by=egle),
            lambda: deliverables.save(
                contract=contract, deliverable=asked, terms=DeliverableTerms("persons", Decimal(9)), by=egle
            ),
        ):
            with pytest.raises(errors.DeliverableAccepted):
                act()
        with pytest.raises(errors.AcceptanceReasonMissing):
            deliverables.take_back(deliverable=asked, reason=" ", by=egle)
        deliverables.take_back(deliverable=asked, reason="Klaida", by=egle)
        with pytest.raises(errors.DeliverableNotAccepted):
            deliverables.take_back(deliverable=asked, reason="Klaida", by=egle)
    again = reading.line(contract, asked.uuid)
    assert (again.is_accepted, again.count, again.has_moved) == (False, 15, False)
    assert AuditEvent.objects.get(kind="training_deliverable.taken_back").details["reason"] == "Klaida"


def test_a_report_is_told_and_half_of_what_is_asked_is_late(contract: TrainingContract, egle: Account):
    told = {"what_lt": "Ataskaita", "delivered_on": TODAY - timedelta(days=9), "due_on": TODAY - timedelta(days=10)}
    half = ask(contract, egle, "report", 2, delivered_count=Decimal(1), **told)
    assert reading.line(contract, half.uuid).is_late(on=TODAY)
    with scope.of(egle):
        terms = DeliverableTerms(kind="report", asked_count=Decimal(2), delivered_count=Decimal(2), **told)
        deliverables.save(contract=contract, deliverable=half, terms=terms, expected_version=1, by=egle)
    line = reading.line(contract, half.uuid)
    assert (line.is_late(on=TODAY), line.days_after) == (False, 1)
    with scope.of(egle):
        deliverables.remove(deliverable=half, by=egle)
    assert not TrainingDeliverable.objects.exists()


@pytest.mark.parametrize(
    ("kind", "given", "refusal"),
    [
        ("report", {}, errors.DeliverableUntold),
        ("report", {"what_lt": "Ataskaita", "delivered_on": TODAY}, errors.DeliveryHalfTold),
        (
            "report",
            {"what_lt": "A", "delivered_count": Decimal(1), "delivered_on": TODAY + timedelta(days=1)},
            errors.DeliveryAhead,
        ),
        ("groups", {"delivered_count": Decimal(1)}, errors.DeliveryIsCounted),
        ("groups", {"asked_count": Decimal("1.5")}, errors.CountNotWhole),
        ("groups", {"due_on": SIGNED - timedelta(days=1)}, errors.DueBeforeSigning),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    contract: TrainingContract, egle: Account, kind: str, given: dict[str, object], refusal: type[Exception]
):
    with scope.of(egle), pytest.raises(refusal):
        deliverables.save(
            contract=contract, terms=DeliverableTerms(**{"kind": kind, "asked_count": Decimal(1), **given}), by=egle
        )
    assert not TrainingDeliverable.objects.exists()


def test_a_contract_is_kept_by_the_office_once_with_days_in_order(contract: TrainingContract, egle: Account):
    with scope.of(egle):
        with pytest.raises(errors.ContractNumberTaken):
            contracts.save_contract(terms=TERMS, by=egle)
        with pytest.raises(errors.SupplierMissing):
            contracts.save_contract(terms=ContractTerms("MOK-2", "Mokymai"), by=egle)
        early = ContractTerms("MOK-2", "M", supplier_words="U", signed_on=SIGNED, until_on=date(2001, 1, 1))
        with pytest.raises(errors.ContractEndsBeforeSigning):
            contracts.save_contract(terms=early, by=egle)
        contracts.save_contract(terms=TERMS, contract=contract, expected_version=1, by=egle)
        other = ContractTerms("MOK-1", "Kiti mokymai", supplier_words="UAB")
        with pytest.raises(ChangedMeanwhile):
            contracts.save_contract(terms=other, contract=contract, expected_version=1, by=egle)
        terms = DeliverableTerms("groups", Decimal(1), programme=programme_of(None, "Be sutarties"))
        with pytest.raises(errors.ProgrammeOfAnotherContract):
            deliverables.save(contract=contract, terms=terms, by=egle)
    neringa = build_account("Neringa", "trainer", None)
    with scope.of(neringa), pytest.raises(NotAllowed):
        contracts.save_contract(terms=TERMS, by=neringa)
