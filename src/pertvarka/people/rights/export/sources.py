"""From which rows the export of a person is gathered. A room with personal data names its tables here, once.

The guard tests/guards/test_data_map.py holds this list against the data map, so that a new table about persons cannot
be forgotten.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from pertvarka.foundation.access.models import Approval, ViewRecord
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    CaseConference,
    CaseStateChange,
    Decision,
    EmergencyAccess,
    Ground,
    Identity,
    IdentityChange,
    Note,
    Person,
    Relationship,
    TargetGroupMembership,
    Task,
    TeamMember,
    Transfer,
)
from pertvarka.people.rights.models import DeletionItem, LegalHold, RightsRequest

Source = Callable[[Person], QuerySet[Any]]


class SourceTwice(ValueError):
    """If you are seeing this, two rooms register the same table for the export of a person."""


_sources: dict[str, tuple[type[Model], Source]] = {}


def register(model: type[Model], source: Source) -> None:
    """Name the rows of a table that are about a person.

    Raises:
        SourceTwice: the table has been named before.
    """
    table = model._meta.db_table
    if table in _sources:
        raise SourceTwice(table)
    _sources[table] = (model, source)


def sources() -> dict[str, tuple[type[Model], Source]]:
    """Tables of the export in the order in which a person reads them."""
    return dict(_sources)


def references_of(person: Person) -> list[str]:
    """How traces and approvals name the person, the person's cases and requests."""
    cases = Case.objects.filter(person=person).values_list("uuid", flat=True)
    requests = RightsRequest.objects.filter(person=person).values_list("uuid", flat=True)
    return [
        person.reference,
        *(f"case:{uuid}" for uuid in cases),
        *(f"rights_request:{uuid}" for uuid in requests),
    ]


register(Person, lambda person: Person.objects.filter(pk=person.pk))
register(Identity, lambda person: Identity.objects.filter(person=person))
register(IdentityChange, lambda person: IdentityChange.objects.filter(person=person))
register(Relationship, lambda person: Relationship.objects.filter(person=person))
register(TargetGroupMembership, lambda person: TargetGroupMembership.objects.filter(person=person))
register(Ground, lambda person: Ground.objects.filter(person=person))
register(Case, lambda person: Case.objects.filter(person=person))
register(CaseStateChange, lambda person: CaseStateChange.objects.filter(case__person=person))
register(TeamMember, lambda person: TeamMember.objects.filter(person=person))
register(Note, lambda person: Note.objects.filter(case__person=person))
register(Task, lambda person: Task.objects.filter(case__person=person))
register(CaseConference, lambda person: CaseConference.objects.filter(case__person=person))
register(Decision, lambda person: Decision.objects.filter(case__person=person))
register(Attachment, lambda person: Attachment.objects.filter(case__person=person).defer("content_sealed"))
register(Transfer, lambda person: Transfer.objects.filter(case__person=person))
register(EmergencyAccess, lambda person: EmergencyAccess.objects.filter(case__person=person))
register(RightsRequest, lambda person: RightsRequest.objects.filter(person=person))
register(LegalHold, lambda person: LegalHold.objects.filter(person=person))
register(DeletionItem, lambda person: DeletionItem.objects.filter(about=person.reference))
register(Approval, lambda person: Approval.objects.filter(about__in=references_of(person)))
register(ViewRecord, lambda person: ViewRecord.objects.filter(about=person.reference))
register(AuditEvent, lambda person: AuditEvent.objects.filter(about__in=references_of(person)))
