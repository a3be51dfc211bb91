"""Quotas: no region and no organisation takes more seats than the event gives it; who waits knows for which quota."""

import pytest
from django.core import mail as outbox
from django.db import IntegrityError, transaction

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.programme.events import quota_errors
from pertvarka.programme.events.actions import dividing, inviting, visits
from pertvarka.programme.events.actions.inviting import Invitee
from pertvarka.programme.events.models import Event, Registration
from pertvarka.programme.events.queries import quotas
from pertvarka.programme.events.visiting import visitor as visiting
from tests.closed_plane import build_organisation
from tests.unit.programme.events.at_work import build_event, build_office, build_officer, three_regions, visitor

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    return build_event(egle, office, places=10)


def divide(event: Event, by: Account, *, each_region=None, regions=None, each_organisation=None) -> None:
    event.refresh_from_db()
    with scope.of(by):
        dividing.divide(
            event=event,
            each_region=each_region,
            regions=regions or {},
            each_organisation=each_organisation,
            expected_version=event.version,
            by=by,
        )


def come(event: Event, number: int, **columns: object) -> Registration:
    return visits.register(event=event, who=visitor(number, **columns))[0]


def state(registration: Registration, by: Account) -> str:
    with scope.of(by):
        return Registration.objects.get(pk=registration.pk).state


def test_no_region_takes_more_than_its_share_and_a_seat_given_up_goes_to_its_own(event: Event, egle: Account):
    first, second, _third = three_regions()
    divide(event, egle, each_region=2, regions={second: 1})
    made = [come(event, number, region=first) for number in (1, 2, 3)]
    others = [come(event, number, region=second) for number in (4, 5)]
    assert [one.state for one in (*made, *others)] == ["registered", "registered", "waiting", "registered", "waiting"]
    visits.answer(token=others[0].token, wish="declined")
    assert (state(made[2], egle), state(others[1], egle)) == ("waiting", "registered")
    divide(event, egle, each_region=3)
    assert state(made[2], egle) == "registered"
    with scope.of(egle):
        event.refresh_from_db()
    assert (event.places_taken, event.waiting_count) == (4, 0)


def test_an_organisation_is_known_however_it_is_typed(event: Event, egle: Account):
    named = build_organisation("seniunija", kind=Organisation.Kind.BODY)
    divide(event, egle, each_organisation=1)
    words = (named.name_lt, f"  {named.name_lt.upper()} ", "Kaimo bendruomenė", "kaimo  bendruomenė")
    made = [come(event, number, organisation_words=typed) for number, typed in enumerate(words)]
    assert [one.state for one in made] == ["registered", "waiting", "registered", "waiting"]


def test_whoever_a_quota_counts_says_from_where_they_come(event: Event, egle: Account):
    divide(event, egle, each_region=1)
    with pytest.raises(quota_errors.RegionMissing):
        come(event, 1)
    divide(event, egle, each_organisation=1)
    with pytest.raises(quota_errors.OrganisationMissing):
        come(event, 1, region=three_regions()[0])


def test_who_waits_is_told_for_which_quota(event: Event, egle: Account):
    region = Region.objects.get(code="LT-UT")
    divide(event, egle, regions={region: 1}, each_organisation=5)
    _seated, waiting = (come(event, n, region=region, organisation_words="Namai", language="lt") for n in (1, 2))
    with visiting(token=waiting.token):
        [full] = quotas.why_waits(waiting)
        assert (full.kind, full.places, full.region) == ("region", 1, region)
    draining.run_waiting()
    [letter] = [one for one in outbox.outbox if one.to == ["vardenis2@istaiga.example"]]
    assert "Utenos regiono" in letter.body
    assert "visos vietos užimtos" not in letter.body.lower()


def test_the_organiser_is_told_which_quota_is_full_and_may_not_go_below_what_is_taken(event: Event, egle: Account):
    region = three_regions()[0]
    divide(event, egle, each_region=1)
    come(event, 1, region=region)
    waiting = come(event, 2, region=region)
    with scope.of(egle), pytest.raises(quota_errors.QuotaReached) as refused:
        inviting.change(registration=waiting, state="registered", by=egle)
    assert region.region_genitive_lt in refused.value.sentence_lt
    with pytest.raises(quota_errors.QuotaTaken) as refused_quota:
        divide(event, egle, each_region=0)
    assert region.region_lt in refused_quota.value.sentence_lt
    assert quotas.of_event(event).each_region == 1


def test_the_database_itself_refuses_a_seat_above_a_quota(event: Event, egle: Account):
    region = three_regions()[0]
    divide(event, egle, each_region=1)
    come(event, 1, region=region)
    waiting = come(event, 2, region=region)
    with scope.of(egle), pytest.raises(IntegrityError, match="above a quota"), transaction.atomic():
        Registration.objects.filter(pk=waiting.pk).update(state="registered")


def test_an_invited_person_counts_where_their_organisation_is(event: Event, egle: Account):
    municipality = Municipality.objects.filter(region__code="LT-UT")[0]
    there = build_organisation("utenos-namai", municipality=municipality.code, kind=Organisation.Kind.BODY)
    divide(event, egle, regions={Region.objects.get(code="LT-UT"): 1})
    people = [Invitee(f"Pakviesta {n}", f"pakviesta{n}@istaiga.example", organisation=there) for n in (1, 2)]
    with scope.of(egle):
        inviting.invite(event=event, invitees=people, by=egle)
        tokens = [row.token for row in Registration.objects.order_by("id")]
    assert [visits.answer(token=token, wish="confirmed").state for token in tokens] == ["confirmed", "waiting"]
