"""A row of a table for which nobody wrote one: whatever its columns take, of the foreign case where it is of a case.

Rooms that came later are attacked from their first day. A table whose rules of the database want more than plain values
gets its row in filling.py or filling_services.py.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connections, models, transaction
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, Person
from pertvarka.programme.events.models import Event
from tests.access.row_scope.plane import CLOSED, Plane

OWNER = "owner"
PLAIN: list[tuple[type, Any]] = [
    (models.BooleanField, False),
    (models.IntegerField, 1),
    (models.FloatField, 1.0),
    (models.DecimalField, Decimal(1)),
    (models.BinaryField, b"x"),
    (models.JSONField, {}),
    (ArrayField, []),
    (models.CharField, "x"),
    (models.TextField, "x"),
]

# What a table has to hold besides, so that the facts made of it hold something too.
BESIDES: dict[str, dict[str, Any]] = {
    "workforce_staffassessment": {"state": "submitted", "submitted_on": date(2026, 11, 1), "result_class": "strong"},
}


def fill_what_is_empty(plane: Plane) -> None:
    """As the owner, who for as long as this takes is not bound by the rules of the tables."""
    known: dict[type[models.Model], Any] = {
        Account: plane.petras.pk,
        Organisation: plane.other_unit.pk,
        Case: plane.foreign.pk,
        Person: plane.foreign.person_id,
        Event: Event.objects.get(code="R2031-001").pk,
    }
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        for table in CLOSED:
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        for model in apps.get_models(include_auto_created=True):
            if model._meta.db_table in CLOSED and not model._base_manager.using(OWNER).exists():
                _make(model, known, plane)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the commit would stand in the way of ALTER
        for table in CLOSED:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def _make(model: type[models.Model], known: dict[type[models.Model], Any], plane: Plane) -> Any:
    values = {field.attname: _value(field, known, plane) for field in model._meta.concrete_fields if _is_asked(field)}
    return model._base_manager.using(OWNER).create(**(values | BESIDES.get(model._meta.db_table, {}))).pk


def _is_asked(field: Any) -> bool:
    may_stay_empty = field.null or field.has_default() or (field.blank and field.empty_strings_allowed)
    return not (field.generated or may_stay_empty or (field.primary_key and not field.is_relation))


def _value(field: Any, known: dict[type[models.Model], Any], plane: Plane) -> Any:
    if field.attname == "open_to_id":
        return plane.foreign.open_to_id
    if field.is_relation:
        related = field.related_model
        standing = known.get(related) or related._base_manager.using(OWNER).values_list("pk", flat=True).first()
        return standing or _make(related, known, plane)
    if field.choices:
        return next(value for value, _ in field.flatchoices if value != "")
    if isinstance(field, models.UUIDField):
        return uuid4()
    if field.unique and isinstance(field, models.CharField):
        return str(uuid4())[: field.max_length]
    return _moment(field) or next(value for kind, value in PLAIN if isinstance(field, kind))


def _moment(field: Any) -> date | datetime | None:
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    return timezone.localdate() if isinstance(field, models.DateField) else None
