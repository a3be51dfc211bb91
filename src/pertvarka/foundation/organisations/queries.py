"""Reading the bodies of the reform."""

from collections.abc import Iterable

from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation


def named_in_sources() -> list[Organisation]:
    """The bodies the sources name, in Lithuanian order, each with its names over time."""
    return list(
        Organisation.objects.filter(is_invented=False).order_by(LithuanianOrder("name_lt")).prefetch_related("names"),
    )


def all_in_order() -> list[Organisation]:
    """Every body, real and invented, in Lithuanian order: where somebody may work."""
    return list(Organisation.objects.order_by(LithuanianOrder("name_lt")))


def by_code(code: str) -> Organisation | None:
    """One body with its municipality."""
    return Organisation.objects.select_related("municipality").filter(code=code).first()


def by_keys(keys: Iterable[int]) -> dict[int, Organisation]:
    """Bodies by primary key."""
    return Organisation.objects.in_bulk(list(keys))
