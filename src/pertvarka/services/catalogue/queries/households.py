"""Carers' households within the asker's reach: the rows of other centres and regions are not met at all."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.services.catalogue.models import CarerHousehold
from pertvarka.services.catalogue.rules import night_of
from pertvarka.services.catalogue.states import HouseholdState


def households(*, kind: str = "", state: str = "", municipality: str = "") -> QuerySet[CarerHousehold]:
    """Those free tonight first, then the active, then the rest by number."""
    rows = CarerHousehold.objects.select_related("care_centre", "municipality")
    for name, value in (("kind", kind), ("state", state), ("municipality__code", municipality)):
        if value:
            rows = rows.filter(**{name: value})
    active = Case(When(state=HouseholdState.ACTIVE, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(_tonight_first(), active, "-applied_on", "-pk")


def free_tonight() -> QuerySet[CarerHousehold]:
    """On-duty carers who can take a child tonight."""
    return households(kind=CarerHousehold.Kind.ON_DUTY, state=HouseholdState.ACTIVE).filter(is_free())


def taking_in(*, municipality: str = "", age: int | None = None) -> QuerySet[CarerHousehold]:
    """Active households for a child of that age; those free tonight first, then by municipality."""
    rows = households(state=HouseholdState.ACTIVE, municipality=municipality)
    if age is not None:
        rows = rows.filter(age_from__lte=age, age_until__gte=age)
    return rows.order_by(_tonight_first(), LithuanianOrder("municipality__name_lt"), "number")


def is_free() -> Q:
    """Said for the night that is now, and not for one that is over."""
    return Q(free_on=night_of(timezone.localtime()))


def _tonight_first() -> Case:
    return Case(When(is_free(), then=Value(0)), default=Value(1), output_field=IntegerField())
