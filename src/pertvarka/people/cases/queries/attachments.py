"""Finding one attached file of a case, without its content."""

from uuid import UUID

from pertvarka.people.cases.models import Attachment, Case


def attachment(case: Case, uuid: UUID) -> Attachment | None:
    return Attachment.objects.filter(case=case, uuid=uuid).defer("content_sealed").first()
