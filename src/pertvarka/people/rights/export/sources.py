"""From which rows the export of a person is gathered. A room with personal data names its tables here, once.

The guard tests/guards/test_data_map.py holds this list against the data map, so that a new table about persons cannot
be forgotten.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet

from pertvarka.foundation.access.models import Approval, ViewRecord
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor, IdentifiedNeed, Informant
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    CaseConference,
    CaseStateChange,
    Decision,
    EmergencyAccess,
    FamilyConference,
    FamilyMember,
    FamilyTask,
    Ground,
    Identity,
    IdentityChange,
    Note,
    Person,
    PersonLink,
    Relationship,
    TargetGroupMembership,
    Task,
    TeamMember,
    Transfer,
)
from pertvarka.people.cases.queries import one_case
from pertvarka.people.delivery.models import (
    Beneficiary,
    FollowUp,
    OutcomeMeasure,
    Placement,
    Referral,
    ServiceEpisode,
    ServiceRecord,
    Transition,
    TransitionItem,
)
from pertvarka.people.plans.models import Goal, Plan, PlanNeed, PlanReview, ServiceNeed
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
register(PersonLink, lambda person: PersonLink.objects.filter(Q(person=person) | Q(other=person)))
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
register(Assessment, lambda person: Assessment.objects.filter(person=person))
register(Assessor, lambda person: Assessor.objects.filter(case__person=person))
register(Informant, lambda person: Informant.objects.filter(case__person=person))
register(AssessmentResponse, lambda person: AssessmentResponse.objects.filter(case__person=person))
register(IdentifiedNeed, lambda person: IdentifiedNeed.objects.filter(case__person=person))
register(Plan, lambda person: Plan.objects.filter(person=person))
register(PlanNeed, lambda person: PlanNeed.objects.filter(case__person=person))
register(Goal, lambda person: Goal.objects.filter(case__person=person))
register(ServiceNeed, lambda person: ServiceNeed.objects.filter(person=person))
register(PlanReview, lambda person: PlanReview.objects.filter(case__person=person))
register(Referral, lambda person: Referral.objects.filter(person=person))
register(ServiceEpisode, lambda person: ServiceEpisode.objects.filter(person=person))
register(Beneficiary, lambda person: Beneficiary.objects.filter(case__person=person))
register(ServiceRecord, lambda person: ServiceRecord.objects.filter(case__person=person))
register(Placement, lambda person: Placement.objects.filter(person=person))
register(Transition, lambda person: Transition.objects.filter(person=person))
register(TransitionItem, lambda person: TransitionItem.objects.filter(case__person=person))
register(FollowUp, lambda person: FollowUp.objects.filter(case__person=person))
register(OutcomeMeasure, lambda person: OutcomeMeasure.objects.filter(person=person))
register(FamilyConference, lambda person: FamilyConference.objects.filter(person=person))
register(FamilyMember, lambda person: FamilyMember.objects.filter(case__person=person))
register(FamilyTask, lambda person: FamilyTask.objects.filter(case__person=person))
register(RightsRequest, lambda person: RightsRequest.objects.filter(person=person))
register(LegalHold, lambda person: LegalHold.objects.filter(person=person))
register(DeletionItem, lambda person: DeletionItem.objects.filter(about=person.reference))
register(Approval, lambda person: Approval.objects.filter(about__in=references_of(person)))
register(ViewRecord, one_case.looks_at)
register(AuditEvent, lambda person: AuditEvent.objects.filter(about__in=references_of(person)))
