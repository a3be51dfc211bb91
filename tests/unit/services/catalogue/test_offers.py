"""Offers: made, changed, closed, looked over; never fewer places than people; never by another organisation."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import errors
from pertvarka.services.catalogue.actions import eligibility, offers, sites
from pertvarka.services.catalogue.actions.offers import OfferTerms
from pertvarka.services.catalogue.actions.sites import NewSite
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType, Site, SiteAddress
from pertvarka.services.catalogue.queries import addresses, capacity, standing
from pertvarka.services.catalogue.queries import offers as found
from pertvarka.services.catalogue.queries.offers import OfferFilter
from pertvarka.services.catalogue.rules import OfferRule
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
TERMS = OfferTerms(capacity=4, about_lt="Namai keturiems.", how_to_apply_lt="Paskambinkite.", service_area=("LT-02",))


@pytest.fixture
def provider() -> Organisation:
    return closed_plane.build_organisation("kalve", kind=Organisation.Kind.PROVIDER)


@pytest.fixture
def ieva(provider: Organisation) -> Account:
    return closed_plane.build_account("Ieva", "provider_staff", provider)


@pytest.fixture
def stranger() -> Account:
    other = closed_plane.build_organisation("lieptas", kind=Organisation.Kind.PROVIDER)
    return closed_plane.build_account("Rita", "provider_staff", other)


@pytest.fixture
def offer(provider: Organisation) -> ServiceOffer:
    return closed_plane.build_offer(provider, service_type=ServiceType.objects.get(code="S06"), capacity=4)


def _fill(offer: ServiceOffer, *, occupied: int = 0, reserved: int = 0, waiting: int = 0) -> None:
    ServiceOffer.objects.filter(pk=offer.pk).update(occupied=occupied, reserved=reserved, waiting=waiting)
    offer.refresh_from_db()


def test_a_provider_enters_a_place_and_a_service(ieva: Account, provider: Organisation):
    kind = ServiceType.objects.get(code="S02")
    place = NewSite("Krizių namai", Municipality.objects.get(code="LT-02"), "Slapta g. 1", is_address_secret=True)
    with scope.of(ieva):
        site = sites.add_site(site=place, organisation=provider, by=ieva)
        made = offers.make_offer(provider=provider, site=site, service_type=kind, terms=TERMS, by=ieva)

        assert addresses.of_site(site.pk) == "Slapta g. 1"
        assert made.state == "active"
        assert made.free == 4
    with connection.cursor() as cursor, scope.of_command(closed_plane.COMMAND):
        cursor.execute("SELECT address_sealed FROM catalogue_siteaddress WHERE site_id = %s", [site.pk])
        assert b"Slapta" not in bytes(cursor.fetchone()[0])
    acts = AuditEvent.objects.filter(about=made.reference)
    assert [act.kind for act in acts] == ["service_offer.made"]
    assert "Slapta" not in str([act.details for act in AuditEvent.objects.filter(kind="site.added")])


def test_a_secret_address_is_met_by_nobody_but_its_organisation(
    ieva: Account, stranger: Account, provider: Organisation
):
    unit = closed_plane.build_organisation("skyrius")
    manager = closed_plane.build_account("Jonas", "case_manager", unit)
    places = [
        NewSite(f"Vieta {number}", Municipality.objects.get(code="LT-02"), "Gatvė 1", is_address_secret=is_secret)
        for number, is_secret in enumerate((True, False))
    ]
    with scope.of(ieva):
        secret, plain = (sites.add_site(site=place, organisation=provider, by=ieva) for place in places)
    for account in (stranger, manager):
        with scope.of(account):
            assert addresses.of_site(secret.pk) == ""
            assert addresses.of_site(plain.pk) == "Gatvė 1"


def test_a_place_where_a_crisis_home_opens_becomes_secret(ieva: Account, provider: Organisation):
    with scope.of(ieva):
        place = NewSite("Namai", Municipality.objects.get(code="LT-02"), "Gatvė 1")
        site = sites.add_site(site=place, organisation=provider, by=ieva)
        Site.objects.filter(pk=site.pk).update(latitude=54.4, longitude=24.0)
        site.refresh_from_db()
        kind = ServiceType.objects.get(code="S02")
        offers.make_offer(provider=provider, site=site, service_type=kind, terms=TERMS, by=ieva)
        site.refresh_from_db()

        assert (site.is_address_secret, site.latitude, site.longitude) == (True, None, None)
        assert SiteAddress.objects.get(site=site).is_secret


def test_a_service_ahead_is_planned_until_its_day(ieva: Account, provider: Organisation, offer: ServiceOffer):
    tomorrow = timezone.localdate() + timedelta(days=1)
    kind = ServiceType.objects.get(code="S08")
    asked = {"provider": provider, "site": offer.site, "service_type": kind, "terms": TERMS, "by": ieva}
    with scope.of(ieva):
        with pytest.raises(errors.DayPast):
            offers.make_offer(**asked, opens_on=tomorrow - timedelta(days=2))
        made = offers.make_offer(**asked, opens_on=tomorrow)
        assert made.state == "planned"
        with pytest.raises(errors.OfferStandsAlready):
            offers.make_offer(**asked)


def test_places_are_never_fewer_than_taken_and_kept(ieva: Account, offer: ServiceOffer):
    _fill(offer, occupied=2, reserved=1)
    with scope.of(ieva):
        with pytest.raises(errors.PlacesTaken) as told:
            offers.change_offer(offer=offer, terms=OfferTerms(capacity=2), expected_version=offer.version, by=ieva)
        assert "užimta 2, rezervuota 1" in told.value.sentence_lt
        offers.change_offer(offer=offer, terms=OfferTerms(capacity=3), expected_version=offer.version, by=ieva)
    offer.refresh_from_db()

    assert (offer.capacity, offer.occupied, offer.reserved, offer.last_checked_on) == (3, 2, 1, timezone.localdate())


def test_what_another_saved_meanwhile_is_not_overwritten(ieva: Account, offer: ServiceOffer):
    with scope.of(ieva):
        offers.change_offer(offer=offer, terms=OfferTerms(capacity=5), expected_version=offer.version, by=ieva)
        with pytest.raises(ChangedMeanwhile):
            offers.change_offer(offer=offer, terms=OfferTerms(capacity=6), expected_version=offer.version, by=ieva)


def test_an_unknown_municipality_is_refused(ieva: Account, offer: ServiceOffer):
    terms = OfferTerms(capacity=4, service_area=("LT-99",))
    with scope.of(ieva), pytest.raises(errors.MunicipalityUnknown):
        offers.change_offer(offer=offer, terms=terms, expected_version=offer.version, by=ieva)


def test_an_offer_closes_for_a_time_with_a_reason_and_a_day_and_opens_again(ieva: Account, offer: ServiceOffer):
    soon = timezone.localdate() + timedelta(days=30)
    with scope.of(ieva):
        with pytest.raises(errors.ReasonMissing):
            offers.close_for_a_time(offer=offer, reason_lt=" ", opens_on=soon, by=ieva)
        with pytest.raises(errors.DayPast):
            offers.close_for_a_time(offer=offer, reason_lt="Remontas", opens_on=timezone.localdate(), by=ieva)
        offers.close_for_a_time(offer=offer, reason_lt="Remontas", opens_on=soon, by=ieva)
        with pytest.raises(errors.OfferStateMayNotFollow):
            offers.close_for_a_time(offer=offer, reason_lt="Remontas", opens_on=soon, by=ieva)
        opened = offers.open_offer(offer=offer, by=ieva)
    assert (opened.state, opened.state_reason_lt, opened.opens_on) == ("active", "", None)


def test_an_offer_ends_when_nobody_uses_it_and_stays_ended(ieva: Account, offer: ServiceOffer):
    _fill(offer, occupied=1)
    with scope.of(ieva):
        with pytest.raises(errors.PeopleStillServed):
            offers.end_offer(offer=offer, by=ieva)
        _fill(offer)
        offers.end_offer(offer=offer, by=ieva)
        with pytest.raises(errors.OfferStateMayNotFollow):
            offers.open_offer(offer=offer, by=ieva)
    assert found.offer(offer.uuid) is None


def test_a_stale_offer_is_fresh_once_looked_over(ieva: Account, offer: ServiceOffer):
    today = timezone.localdate()
    ServiceOffer.objects.filter(pk=offer.pk).update(last_checked_on=today - timedelta(days=200))
    assert list(found.stale(today=today)) == [offer]
    with scope.of(ieva):
        with pytest.raises(errors.DayFuture):
            offers.mark_checked(offer=offer, on=today + timedelta(days=1), by=ieva)
        offers.mark_checked(offer=offer, by=ieva)
    assert not found.stale(today=today).exists()


def test_another_organisation_changes_nothing(stranger: Account, offer: ServiceOffer, provider: Organisation):
    acts = [
        lambda: offers.change_offer(offer=offer, terms=TERMS, expected_version=offer.version, by=stranger),
        lambda: offers.mark_checked(offer=offer, by=stranger),
        lambda: offers.end_offer(offer=offer, by=stranger),
        lambda: eligibility.set_rules(offer=offer, conditions=[], by=stranger),
        lambda: sites.add_site(site=NewSite("Vieta", offer.municipality), organisation=provider, by=stranger),
        lambda: standing.offer_to_change(offer.uuid),
    ]
    with scope.of(stranger):
        for act in acts:
            with pytest.raises(errors.OfferNotFound):
                act()


def test_a_role_without_the_right_is_refused(offer: ServiceOffer):
    manager = closed_plane.build_account("Jonas", "case_manager", closed_plane.build_organisation("skyrius"))
    with scope.of(manager), pytest.raises(NotAllowed):
        offers.mark_checked(offer=offer, by=manager)


def test_conditions_stand_as_written_and_are_replaced_as_a_whole(ieva: Account, offer: ServiceOffer):
    wanted = [OfferRule("age_from", ("18",)), OfferRule("language", ("lt", "ru"))]
    with scope.of(ieva):
        eligibility.set_rules(offer=offer, conditions=wanted, by=ieva)
        eligibility.set_rules(offer=offer, conditions=wanted[:1], by=ieva)
    assert [(rule.kind, rule.values) for rule in offer.rules.all()] == [("age_from", ["18"])]


@pytest.mark.parametrize(
    ("conditions", "kind"),
    [
        ([OfferRule("age_from", ("abc",))], "age_from"),
        ([OfferRule("age_from", ("18", "19"))], "age_from"),
        ([OfferRule("support_until", ("7",))], "support_until"),
        ([OfferRule("sex", ())], "sex"),
        ([OfferRule("sex", ("x",))], "sex"),
        ([OfferRule("municipality", ("LT-99",))], "municipality"),
        ([OfferRule("colour", ("red",))], "colour"),
        ([OfferRule("sex", ("male",)), OfferRule("sex", ("female",))], "sex"),
        ([OfferRule("age_from", ("20",)), OfferRule("age_until", ("18",))], "age_from"),
    ],
)
def test_a_condition_that_cannot_be_asked_is_refused(conditions, kind, ieva: Account, offer: ServiceOffer):
    with scope.of(ieva), pytest.raises(errors.RuleMalformed) as told:
        eligibility.set_rules(offer=offer, conditions=conditions, by=ieva)
    assert told.value.kind == kind
    assert not offer.rules.exists()


def test_offers_of_the_municipality_come_first_then_those_that_serve_it(provider: Organisation, offer: ServiceOffer):
    kind = offer.service_type
    far = closed_plane.build_offer(
        provider, service_type=kind, municipality="LT-50", capacity=9, service_area=["LT-02"]
    )
    closed_plane.build_offer(provider, service_type=kind, municipality="LT-57", capacity=9)

    assert list(found.listed(OfferFilter(municipality="LT-02"))) == [offer, far]
    assert list(found.listed(OfferFilter(municipality="LT-02", group="infant"))) == []


def test_the_nearest_is_told_where_a_municipality_has_none(offer: ServiceOffer):
    district = Municipality.objects.get(code="LT-03")
    nearest = found.nearest(OfferFilter(service_type="S06", municipality="LT-03"), to=district)

    assert nearest is not None
    assert (nearest.municipality.code, nearest.offers_count) == ("LT-02", 1)
    assert found.nearest(OfferFilter(service_type="S01"), to=district) is None


def test_the_board_counts_places_taken_kept_waited_for_and_free(provider: Organisation, offer: ServiceOffer):
    _fill(offer, occupied=2, reserved=1, waiting=3)
    closed = closed_plane.build_offer(provider, service_type=offer.service_type, capacity=5, state="temporarily_closed")
    _fill(closed, occupied=2)
    board = capacity.board(municipality="LT-02", today=timezone.localdate())
    (row,) = (one for one in board.rows if one.service_type.code == "S06")

    assert (row.capacity, row.occupied, row.reserved, row.waiting, row.free) == (6, 4, 1, 3, 1)
    assert not row.is_short
    assert "S01" in {kind.code for kind in board.lacking}
    assert "S06" not in {kind.code for kind in board.lacking}
