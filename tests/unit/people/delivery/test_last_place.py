"""Two referrals accepted for the last place at the same moment: one gets it, the other a sentence, nothing is lost."""

import threading

import pytest
from django.db import connections
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.delivery.actions import referrals
from pertvarka.people.delivery.errors import OfferFull
from pertvarka.people.delivery.models import Referral
from pertvarka.services.catalogue.models import ServiceOffer
from tests import closed_plane


@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), closed_plane.committed():
        yield


def test_the_last_place_goes_to_one_of_two(ground: None):
    unit = closed_plane.build_organisation("alytaus-skyrius")
    home = closed_plane.build_organisation("namai-kalve", kind="service_provider")
    jonas = closed_plane.build_account("Jonas", "case_manager", unit)
    staff = [closed_plane.build_account(name, "provider_staff", home) for name in ("Ieva", "Rita")]
    offer = closed_plane.build_offer(home, capacity=1)
    sent = []
    for _number in range(2):
        case = closed_plane.build_case(manager=jonas, organisation=unit)
        need = closed_plane.build_service_need(closed_plane.build_plan(case, jonas))
        sent.append(closed_plane.build_referral(need, offer, jonas))
    answers: list[object] = []
    start = threading.Barrier(2)

    def accept(which: int) -> None:
        try:
            with scope.of(staff[which]):
                start.wait(10)
                referrals.accept(referral=sent[which], starts_on=timezone.localdate(), by=staff[which])
            answers.append("accepted")
        except Exception as problem:  # noqa: BLE001 - told by the test below
            answers.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept, args=(which,)) for which in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(type(answer).__name__ for answer in answers) == ["OfferFull", "str"]
    told = next(answer for answer in answers if isinstance(answer, OfferFull))
    assert "Laisvos vietos nebėra" in told.sentence_lt
    with scope.of(jonas):
        assert sorted(Referral.objects.values_list("state", flat=True)) == ["accepted", "sent"]
        held = ServiceOffer.objects.get(pk=offer.pk)
        assert (held.reserved, held.free) == (1, 0)
