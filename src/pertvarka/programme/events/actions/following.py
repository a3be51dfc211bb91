"""After an event: the minutes, what was agreed and whether it was done, photos with the consent of those in them."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking, sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import pictures
from pertvarka.programme.events.actions import preparing
from pertvarka.programme.events.errors import ConsentMissing, EventNotFound, PhotoGone, TextMissing
from pertvarka.programme.events.models import Agreement, Event, EventPhoto
from pertvarka.programme.events.models.photo import photo_place
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.states import PhotoConsent


def write_minutes(*, event: Event, minutes_lt: str, minutes_en: str, expected_version: int, by: Account) -> Event:
    """The minutes; everybody may read them once the event is reported.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
        ChangedMeanwhile: somebody wrote after this account opened them; both texts come back.
    """
    with transaction.atomic():
        held = _held(event, by=by)
        changes = {"minutes_lt": minutes_lt.strip(), "minutes_en": minutes_en.strip()}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        audit.record("event.minutes_written", about=held.reference, by=by.reference)
    return held


def agree(
    *, event: Event, text: str, by: Account, owner: Organisation | None = None, due_on: date | None = None
) -> Agreement:
    """Who does what by when.

    Raises:
        NotAllowed, EventNotFound, TextMissing: it is not the account's event, or nothing was agreed.
    """
    if not text.strip():
        raise TextMissing
    with transaction.atomic():
        held = _held(event, by=by)
        made = Agreement.objects.create(event=held, text=text.strip()[:500], owner=owner, due_on=due_on)
        audit.record("event.agreement_made", about=held.reference, by=by.reference, agreement=made.uuid)
    return made


def mark_done(*, event: Event, agreement: UUID, is_done: bool, by: Account) -> None:
    """What was agreed has been done, or not after all.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
    """
    with transaction.atomic():
        held = _held(event, by=by)
        changed = Agreement.objects.filter(event=held, uuid=agreement).update(
            done_on=timezone.localdate() if is_done else None
        )
        if not changed:
            raise EventNotFound
        audit.record(
            "event.agreement_done" if is_done else "event.agreement_reopened",
            about=held.reference,
            by=by.reference,
            agreement=agreement,
        )


def add_photo(*, event: Event, content: bytes, caption_lt: str, by: Account, caption_en: str = "") -> EventPhoto:
    """A photo, written anew and sealed; nobody outside sees it before those in it have agreed.

    Raises:
        NotAllowed, EventNotFound: it is not the account's event.
        TextMissing, PhotoRefused: what was sent.
    """
    if not caption_lt.strip():
        raise TextMissing
    picture = pictures.written_anew(content)
    uuid = uuid4()
    with transaction.atomic():
        held = _held(event, by=by)
        photo = EventPhoto.objects.create(
            uuid=uuid,
            event=held,
            open_to_id=held.organiser_key,
            caption_lt=caption_lt.strip()[:240],
            caption_en=caption_en.strip()[:240],
            media_type=pictures.MEDIA_TYPE,
            width=picture.width,
            height=picture.height,
            size=len(picture.content),
            content_sealed=sealing.seal_bytes(picture.content, place=photo_place(uuid)),
            added_by=by,
        )
        audit.record("event_photo.added", about=photo.reference, by=by.reference, event=held.code)
    return photo


def record_consent(*, photo: EventPhoto, consent: str, by: Account, note: str = "") -> EventPhoto:
    """What the people in the photo said. Refused: the picture itself goes, the record that it was refused stays.

    Raises:
        NotAllowed, EventNotFound: it is not the account's photo.
        PhotoGone: it was refused before.
    """
    with transaction.atomic():
        held = _photo(photo, by=by)
        if held.consent == PhotoConsent.REFUSED:
            raise PhotoGone
        held.consent, held.consent_note = consent, note.strip()[:300]
        if consent != PhotoConsent.GIVEN:
            held.published_at = None
        if consent == PhotoConsent.REFUSED:
            held.content_sealed, held.size = b"", 0
        held.save(update_fields=["consent", "consent_note", "published_at", "content_sealed", "size"])
        audit.record("event_photo.consent_recorded", about=held.reference, by=by.reference, consent=consent)
    return held


def publish_photo(*, photo: EventPhoto, is_public: bool, by: Account) -> EventPhoto:
    """Shown on the public page of the event, or taken from it.

    Raises:
        NotAllowed, EventNotFound: it is not the account's photo.
        ConsentMissing: the people in it have not agreed.
    """
    with transaction.atomic():
        held = _photo(photo, by=by)
        if is_public and held.consent != PhotoConsent.GIVEN:
            raise ConsentMissing
        held.published_at = timezone.now() if is_public else None
        held.save(update_fields=["published_at"])
        audit.record(
            "event_photo.published" if is_public else "event_photo.withdrawn", about=held.reference, by=by.reference
        )
    return held


def _held(event: Event, *, by: Account) -> Event:
    policy.require(by, Permission.EVENT_REPORT, on=timezone.localdate())
    return preparing.hold(event, permission=Permission.EVENT_REPORT)


def _photo(photo: EventPhoto, *, by: Account) -> EventPhoto:
    policy.require(by, Permission.EVENT_REPORT, on=timezone.localdate())
    found = EventPhoto.objects.select_for_update().filter(pk=photo.pk).first()
    if found is None:
        raise EventNotFound
    return found
