"""Finding one attached file of a case, without its content."""

from uuid import UUID

from pertvarka.people.cases.models import Attachment, Case


def attachment(case: Case, uuid: UUID) -> Attachment | None:
    return Attachment.objects.filter(case=case, uuid=uuid).defer("content_sealed").first()


def of_key(case: Case, key: int | None) -> Attachment | None:
    """The file a record of the case points at; None where it points at none, or the asker does not see files."""
    if key is None:
        return None
    return Attachment.objects.filter(case=case, pk=key).defer("content_sealed").select_related("attached_by").first()
