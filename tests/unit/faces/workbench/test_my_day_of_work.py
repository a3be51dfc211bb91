"""My day of a trainer and of an expert with two regions."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.actions import cooperation
from pertvarka.programme.events.actions import trainings
from pertvarka.programme.events.actions.trainings import ProgrammeTerms
from pertvarka.programme.events.models import Event, TrainingContract, TrainingProgramme
from tests import closed_plane
from tests.unit.programme.events.at_work import build_office, build_officer, terms
from tests.unit.programme.events.attended import come, give_half_days, halves, tick

pytestmark = pytest.mark.usefixtures("reform")
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _demo_mode(settings) -> None:
    settings.DEMO_MODE = True


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def neringa() -> Account:
    return closed_plane.build_account("Neringa", "trainer", None, is_demo=True)


@pytest.fixture
def programme(egle: Account) -> TrainingProgramme:
    given = ProgrammeTerms("Pertvarkos valdymas", "Leading the reform", "central-government-managers", Decimal(8))
    with scope.of(egle):
        return trainings.save_programme(terms=given, by=egle)


def group(programme: TrainingProgramme, by: Account, office: Organisation, trainer: Account, *, in_days: int) -> Event:
    with scope.of(by):
        given = terms(office, starts_on=TODAY + timedelta(days=max(in_days, 0)), title_lt=f"Grupė {in_days}")
        made = trainings.plan_group(programme=programme, terms=given, trainer=trainer, by=by)
    if in_days < 0:
        made.starts_on = made.ends_on = TODAY + timedelta(days=in_days)
        made.save(update_fields=["starts_on", "ends_on"])
    give_half_days(made, 2)
    return made


def day(account: Account) -> str:
    client = Client()
    client.force_login(account)
    page = client.get(reverse("workbench:home")).text
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index('id="content"') :]).split())


def test_a_trainer_sees_groups_that_come_and_those_that_wait_for_ticks(
    programme: TrainingProgramme, egle: Account, office: Organisation, neringa: Account
):
    near = group(programme, egle, office, neringa, in_days=3)
    come(near, 2)
    group(programme, egle, office, neringa, in_days=40)
    group(programme, egle, office, closed_plane.build_account("Kita", "trainer", None), in_days=2)
    forgotten = group(programme, egle, office, neringa, in_days=-2)
    begun = group(programme, egle, office, neringa, in_days=0)
    (first,) = come(begun, 1, first=10)
    tick(egle, begun, first, 1)
    # The second half-day of that group is over too, and nobody was ticked at it.
    begun.starts_on = begun.ends_on = TODAY - timedelta(days=1)
    begun.save(update_fields=["starts_on", "ends_on"])
    for one in halves(begun):
        one.starts_at, one.ends_at = one.starts_at - timedelta(days=1), one.ends_at - timedelta(days=1)
        one.save(update_fields=["starts_at", "ends_at"])
    page = day(neringa)
    assert "Jūsų grupė: Grupė 3" in page
    assert "užsiregistravo 2 žmonės" in page
    assert "Grupė 40" not in page
    assert "Grupė 2 " not in page
    assert "Pažymėkite, kas dalyvavo jūsų grupėje" in page
    assert f"{forgotten.starts_on} Grupė -2; 2 pusdieniai be lankomumo" in page
    assert "Trūksta grupės rezultatų" in page
    assert f"{begun.starts_on} Grupė 0; 1 pusdienis be lankomumo" in page
    forgotten.state = "cancelled"
    forgotten.cancelled_reason_lt = "Susirgo lektorė"
    forgotten.save(update_fields=["state", "cancelled_reason_lt"])
    assert "Grupė -2" not in day(neringa)


def test_an_expert_of_two_regions_sees_both(office: Organisation):
    alytus, kaunas = (Region.objects.get(code=code) for code in ("LT-AL", "LT-KU"))
    rasa = closed_plane.build_account("Rasa", "regional_expert", region=alytus.code, is_demo=True)
    closed_plane.give_role(rasa, "regional_expert", None, region=kaunas.code)
    # The person of the demonstration too is shown where they really work, once that is several places.
    rasa.email = demo_email("regional_expert")
    rasa.save()
    with scope.of(rasa):
        for region, words in ((alytus, "Nepasitiki"), (kaunas, "Varžosi")):
            entry = cooperation.Difficulty("distrust", region, TODAY, words, due_on=TODAY)
            cooperation.note(entry=entry, by=rasa)
    page = day(rasa)
    for region in (alytus, kaunas):
        assert page.count(f"Regioninis ekspertas, {region}") == 2, "who one is, and what the role sees there"
        assert f"{region.name}: trūksta 9 rūšių narių" in page
        assert f"{region.name}: Nepasitikėjimas" in page
    assert ("Nepasitiki" in page, "Varžosi" in page) == (True, True)


def test_who_keeps_trainings_sees_what_a_contract_owes_after_its_day(egle: Account, neringa: Account):
    contract = TrainingContract.objects.create(number="MOK-7", title_lt="Mokymai", supplier_words="UAB „Mokymai“")
    for what, days, given in (
        ("Vadovas", -5, {}),
        ("Filmas", 0, {}),
        ("Ataskaita", -5, {"delivered_count": 1, "delivered_on": TODAY}),
    ):
        due_on = TODAY + timedelta(days=days)
        contract.deliverables.create(kind="report", what_lt=what, asked_count=1, due_on=due_on, **given)
    egle.is_demo = True
    egle.save()

    told = day(egle)

    assert "Nepateikta: Vadovas" in told
    assert "MOK-7, UAB „Mokymai“" in told
    assert "Filmas" not in told
    assert "Ataskaita" not in told
    assert "Vadovas" not in day(neringa)
