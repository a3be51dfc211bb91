"""News, press, campaigns and films about the reform: written down, corrected, taken away."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.programme.events.models import Event
from pertvarka.programme.library.errors import ItemAhead, NoSuchEvent
from pertvarka.programme.library.models import PublicityItem
from pertvarka.programme.library.permissions import Permission


@dataclass(frozen=True, slots=True)
class Told:
    """What is written of one item; the event by its code, where it told of one."""

    kind: str
    published_on: date
    title_lt: str
    title_en: str = ""
    where_lt: str = ""
    address: str = ""
    event: str = ""


def note(*, told: Told, by: Account) -> PublicityItem:
    """Something was published.

    Raises:
        NotAllowed: the account does not keep publicity.
        ItemAhead, NoSuchEvent: what was typed.
    """
    policy.require(by, Permission.PUBLICITY_CHANGE, on=timezone.localdate())
    columns = _columns(told)
    with transaction.atomic():
        made = PublicityItem.objects.create(**columns)
        audit.record("publicity.noted", about=f"publicity:{made.uuid}", by=by.reference, item_kind=made.kind)
    return made


def correct(*, item: PublicityItem, told: Told, by: Account) -> PublicityItem:
    """What was written of an item was wrong.

    Raises:
        NotAllowed: the account does not keep publicity.
        ItemAhead, NoSuchEvent: what was typed.
    """
    policy.require(by, Permission.PUBLICITY_CHANGE, on=timezone.localdate())
    for name, value in _columns(told).items():
        setattr(item, name, value)
    with transaction.atomic():
        item.save()
        audit.record("publicity.corrected", about=f"publicity:{item.uuid}", by=by.reference)
    return item


def take_away(*, item: PublicityItem, by: Account) -> None:
    """It was written down twice or by mistake.

    Raises:
        NotAllowed: the account does not keep publicity.
    """
    policy.require(by, Permission.PUBLICITY_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        audit.record("publicity.removed", about=f"publicity:{item.uuid}", by=by.reference)
        item.delete()


def _columns(told: Told) -> dict[str, object]:
    if told.published_on > timezone.localdate():
        raise ItemAhead
    event = Event.objects.filter(code=told.event).first() if told.event else None
    if told.event and event is None:
        raise NoSuchEvent(code=told.event)
    return asdict(told) | {"event": event}
