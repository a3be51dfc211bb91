"""From plan to report: each state asks what is missing, and nobody prepares another's event."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import errors, rules, typed
from pertvarka.programme.events.actions import following, preparing, programme
from pertvarka.programme.events.models import Event, EventFact, EventPhoto
from pertvarka.programme.events.queries import work
from tests.closed_plane import build_account, build_organisation
from tests.unit.programme.events.at_work import (
    add_session,
    build_event,
    build_office,
    build_officer,
    build_venue,
    terms,
    three_regions,
)

pytestmark = pytest.mark.usefixtures("reform")
TODAY = timezone.localdate()


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


def test_an_event_goes_from_planned_to_reported_and_counts_itself_once(egle: Account, office: Organisation):
    event = build_event(egle, office, starts_on=TODAY, regions=three_regions(), scope="regional")
    assert event.code.startswith(f"R{TODAY.year}-")
    with scope.of(egle), pytest.raises(errors.NotReady) as refused:
        preparing.move(event=event, state="confirmed", by=egle)
    assert set(refused.value.what) == {"venue", "programme"}
    venue = build_venue(egle, places=40)
    with scope.of(egle):
        preparing.change_event(
            event=event,
            terms=terms(office, starts_on=TODAY, regions=three_regions(), scope="regional", venue=venue, places=40),
            expected_version=1,
            by=egle,
        )
    add_session(egle, event)
    with scope.of(egle):
        preparing.move(event=event, state="confirmed", by=egle)
        assert _counted(event) == []
        preparing.move(event=event, state="held", by=egle)
        with pytest.raises(errors.NotReady) as refused:
            preparing.move(event=event, state="reported", by=egle)
        assert set(refused.value.what) == {"participants", "outcome", "outcome_en"}
        standing = Event.objects.get(pk=event.pk)
        preparing.write_outcome(
            event=event,
            participants=38,
            notes_lt="Sutarta.",
            notes_en="Agreed.",
            expected_version=standing.version,
            by=egle,
        )
        preparing.move(event=event, state="reported", by=egle)
    assert _counted(event) == [(1, sorted(region.code for region in three_regions()))]


def _counted(event: Event) -> list[tuple[int, list[str]]]:
    rows = EventFact.objects.filter(subject=f"event:{event.code}", state__in=("held", "reported"))
    return [(int(row.amount), sorted(row.regions)) for row in rows]


def test_an_event_is_not_held_before_its_day_is_over(egle: Account, office: Organisation):
    event = build_event(egle, office, starts_on=TODAY + timedelta(days=1))
    Event.objects.filter(pk=event.pk).update(state="confirmed")
    with scope.of(egle), pytest.raises(errors.NotReady) as refused:
        preparing.move(event=event, state="held", by=egle)
    assert refused.value.what == (rules.Missing.DAY_AHEAD,)


def test_an_expert_prepares_events_of_the_region_only(egle: Account, office: Organisation):
    utena = build_organisation("utenos-biuras", municipality="LT-54", kind=Organisation.Kind.BODY)
    rasa = build_account("Rasa", "regional_expert", region="LT-UT")
    event = build_event(rasa, utena)
    with scope.of(rasa):
        assert utena in work.organisers()
        assert office not in work.organisers()
        with pytest.raises(errors.OrganiserElsewhere):
            preparing.plan_event(terms=terms(office), by=rasa)
    with scope.of(egle), pytest.raises(errors.EventNotFound):
        preparing.cancel(event=event, reason_lt="Nereikia", by=egle)
    with scope.of(egle), pytest.raises(errors.EventNotFound):
        work.event_at_work(event.uuid)


def test_two_people_who_change_one_event_do_not_overwrite_each_other(egle: Account, office: Organisation):
    event = build_event(egle, office)
    with scope.of(egle):
        preparing.change_event(event=event, terms=terms(office, title_lt="Pirma"), expected_version=1, by=egle)
        with pytest.raises(ChangedMeanwhile):
            preparing.change_event(event=event, terms=terms(office, title_lt="Antra"), expected_version=1, by=egle)


def test_an_event_of_the_history_is_nobodys_to_change(egle: Account):
    event = Event.objects.get(code="E01")
    with scope.of(egle), pytest.raises(errors.EventNotFound):
        preparing.cancel(event=event, reason_lt="Nereikia", by=egle)


def test_the_years_plan_is_written_and_held_against_what_was_made(egle: Account, office: Organisation):
    with scope.of(egle):
        programme.write_plan(year=2031, kind="seminar", planned_count=24, by=egle)
    build_event(egle, office, starts_on=TODAY.replace(year=2031, month=3, day=1))
    with scope.of(egle):
        line = next(row for row in work.year_plan(2031, work.events_of_year(2031)) if row.kind == "seminar")
    assert (line.planned, line.coming, line.held, line.still_to_plan) == (24, 1, 0, 23)
    rasa = build_account("Rasa", "regional_expert", region="LT-UT")
    with scope.of(rasa), pytest.raises(Exception, match="does not give the right"):
        programme.write_plan(year=2031, kind="seminar", planned_count=1, by=rasa)


def test_half_days_lie_within_the_event_and_do_not_begin_together(egle: Account, office: Organisation):
    event = build_event(egle, office)
    add_session(egle, event)
    with pytest.raises(errors.SessionTwice):
        add_session(egle, event)
    with pytest.raises(errors.SessionOutsideEvent):
        add_session(egle, event, ends_at=timezone.now() + timedelta(days=99))


def test_a_programme_is_read_line_by_line():
    found = typed.items("09:30 | Atidarymas | Opening | Ona\n\nKava\n13.05 | Tema")
    assert [(str(item.starts_at), item.title_lt, item.speaker) for item in found] == [
        ("09:30:00", "Atidarymas", "Ona"),
        ("None", "Kava", ""),
        ("13:05:00", "Tema", ""),
    ]
    with pytest.raises(errors.ProgrammeLineMalformed) as refused:
        typed.items("09:30 | Atidarymas\n25:10 | Nakties tema")
    assert refused.value.number == 2


def test_people_are_read_line_by_line_each_e_mail_once():
    found = typed.people("Ona Onaitė; ona@istaiga.lt; Įstaiga\nOna O.; ONA@istaiga.lt\n")
    assert [(person.name, person.email, person.organisation_words) for person in found] == [
        ("Ona Onaitė", "ona@istaiga.lt", "Įstaiga")
    ]
    with pytest.raises(errors.PersonLineMalformed):
        typed.people("Ona Onaitė, ona@istaiga.lt")


def test_a_photo_is_published_with_consent_only_and_goes_when_it_is_refused(egle: Account, office: Organisation):
    event = build_event(egle, office)
    with scope.of(egle):
        photo = following.add_photo(event=event, content=_picture(), caption_lt="Salė", by=egle)
        with pytest.raises(errors.ConsentMissing):
            following.publish_photo(photo=photo, is_public=True, by=egle)
        with pytest.raises(IntegrityError), transaction.atomic():
            EventPhoto.objects.filter(pk=photo.pk).update(published_at=timezone.now())
        following.record_consent(photo=photo, consent="given", by=egle)
        following.publish_photo(photo=photo, is_public=True, by=egle)
    with scope.of_command("show_photos"):
        shown = EventPhoto.objects.get()
        assert Image.open(BytesIO(shown.content)).getexif() == {}
    with scope.of(egle):
        following.record_consent(photo=photo, consent="refused", by=egle)
        assert bytes(EventPhoto.objects.get().content_sealed) == b""
    with scope.of_command("show_photos"):
        assert not EventPhoto.objects.exists()


def test_a_photo_that_is_no_picture_is_refused(egle: Account, office: Organisation):
    event = build_event(egle, office)
    with scope.of(egle), pytest.raises(errors.PhotoRefused):
        following.add_photo(event=event, content=b"GIF89a nothing", caption_lt="Salė", by=egle)


def _picture() -> bytes:
    picture = Image.new("RGB", (60, 40), "teal")
    exif = Image.Exif()
    exif[271] = "Camera of somebody"
    written = BytesIO()
    picture.save(written, format="JPEG", exif=exif)
    return written.getvalue()
