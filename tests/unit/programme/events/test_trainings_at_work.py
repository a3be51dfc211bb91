"""Training groups: planned, enrolled in, attended, counted by audience beside what the history declares."""

from decimal import Decimal

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.results import measurement
from pertvarka.programme.events import errors
from pertvarka.programme.events.actions import attendance, trainings
from pertvarka.programme.events.actions.trainings import ProgrammeTerms
from pertvarka.programme.events.models import Event, Participant, Registration, TrainingFact, TrainingProgramme
from pertvarka.programme.events.queries import trainings as reading
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import build_office, build_officer, terms
from tests.unit.programme.events.attended import come, give_half_days, halves, hold, tick

pytestmark = pytest.mark.usefixtures("reform")
TODAY = timezone.localdate()
MANAGERS = "central-government-managers"


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def neringa() -> Account:
    return build_account("Neringa", "trainer", None)


@pytest.fixture
def programme(egle: Account) -> TrainingProgramme:
    given = ProgrammeTerms("Pertvarkos valdymas", "Leading the reform", MANAGERS, Decimal(8), planned_persons=40)
    with scope.of(egle):
        return trainings.save_programme(terms=given, by=egle)


def group(programme: TrainingProgramme, by: Account, office: Organisation, **given: object) -> Event:
    trainer = given.pop("trainer", None)
    with scope.of(by):
        made = trainings.plan_group(
            programme=programme, terms=terms(office, starts_on=TODAY, **given), trainer=trainer, by=by
        )
    give_half_days(made, 2)
    return made


def test_who_attends_enough_has_completed_and_is_counted_by_audience_once(
    programme: TrainingProgramme, egle: Account, office: Organisation
):
    before = measurement.numbers(["4.2.3", "4.1.1"], as_of=TODAY)
    first = group(programme, egle, office)
    whole, half, _absent = come(first, 3)
    tick(egle, first, whole, 1, 2)
    tick(egle, first, half, 1)
    assert not TrainingFact.objects.filter(row_reference__startswith="training_group").exists()
    hold(first)
    (fact,) = TrainingFact.objects.filter(row_reference__startswith="training_group")
    assert (fact.kind, int(fact.amount), fact.reported_under) == (MANAGERS, 1, "4.2.3")
    second = group(programme, egle, office)
    again, late = come(second, 1)[0], come(second, 1, first=2)[0]
    for one in (again, late):
        tick(egle, second, one, 1, 2)
    hold(second)
    second.refresh_from_db()
    assert (second.participants_counted, second.completed_counted) == (2, 1)
    after = measurement.numbers(["4.2.3", "4.1.1"], as_of=TODAY)
    assert after["4.2.3"] - before["4.2.3"] == 2
    assert after["4.1.1"] == before["4.1.1"]
    (row,) = reading.audiences([MANAGERS])
    assert (row.declared, row.counted) == (40, 2)
    done = reading.made_of(programme)
    assert (done.groups_held, done.persons_completed, done.persons_left) == (2, 2, 38)


def test_a_lower_share_counts_more_people_at_once(programme: TrainingProgramme, egle: Account, office: Organisation):
    held = group(programme, egle, office)
    (half,) = come(held, 1)
    tick(egle, held, half, 1)
    hold(held)
    held.refresh_from_db()
    assert held.completed_counted == 0
    given = ProgrammeTerms("Pertvarkos valdymas", "Leading", MANAGERS, Decimal(8), completed_percent=50)
    with scope.of(egle):
        trainings.save_programme(terms=given, programme=programme, expected_version=programme.version, by=egle)
    held.refresh_from_db()
    assert held.completed_counted == 1


def test_a_trainer_meets_the_people_of_their_own_groups_and_ticks_them(
    programme: TrainingProgramme, egle: Account, office: Organisation, neringa: Account
):
    own = group(programme, egle, office, trainer=neringa)
    others = group(programme, egle, office)
    (mine,), (foreign,) = come(own, 1), come(others, 1, first=2)
    tick(neringa, own, mine, 1)
    with scope.of(neringa):
        assert [row.pk for row in Registration.objects.all()] == [mine.pk]
        assert [row.name for row in Participant.objects.all()] == ["Vardenis Pavardenis 1"]
        assert reading.taught_by(neringa) == [own]
        with pytest.raises(NotAllowed):
            attendance.note(
                event=others, session=halves(others)[0].uuid, registration=foreign.uuid, is_there=True, by=neringa
            )
    with scope.of(egle):
        trainings.set_trainer(event=own, trainer=None, by=egle)
        with pytest.raises(errors.TrainerUnknown):
            trainings.set_trainer(event=own, trainer=egle, by=egle)
    with scope.of(neringa):
        assert not Registration.objects.exists()


def test_a_person_is_enrolled_by_somebody_who_sees_nothing_of_the_list(
    programme: TrainingProgramme, egle: Account, office: Organisation
):
    group(programme, egle, office, places=1)
    head = build_account("Vadovė", "institution_head", build_office("globos-namai"))
    (offered,) = reading.open_groups(MANAGERS, TODAY)
    assert reading.open_groups("disability-staff", TODAY) == []
    who = {"group": offered, "organisation_words": "Globos namai", "by": head}
    with scope.of(head):
        made, is_new = trainings.enrol(name="Ona", email="ona@istaiga.example", **who)
        assert (made.state, is_new) == ("registered", True)
        assert trainings.enrol(name="Ona", email="ona@istaiga.example", **who)[1] is False
        assert trainings.enrol(name="Jonas", email="jonas@istaiga.example", **who)[0].state == "waiting"
        assert not Registration.objects.exists()


def test_a_person_reads_their_own_record_and_an_organiser_finds_it_by_email(
    programme: TrainingProgramme, egle: Account, office: Organisation
):
    held = group(programme, egle, office)
    first, _second = come(held, 2)
    tick(egle, held, first, 1, 2)
    me = build_account("Vardenė", "institution_staff", build_office("globos-namai"))
    me.email = "vardenis1@istaiga.example"
    with scope.of(me):
        (line,) = reading.record_of_account(me)
    assert (line.event, int(line.hours_attended), line.is_completed) == (held, 8, True)
    with scope.of(egle):
        person, (same,) = reading.record_of_email("Vardenis1@istaiga.example")
        assert (person.name, same.is_completed) == ("Vardenis Pavardenis 1", True)
    with scope.of(build_officer("Asta", build_office("kitas-biuras"))):
        assert reading.record_of_email("vardenis1@istaiga.example") == (None, [])
