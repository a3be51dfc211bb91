"""Reading what was published about the reform."""

from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from pertvarka.programme.library.models import PublicityItem


def items(*, kind: str = "") -> QuerySet[PublicityItem]:
    """Newest first; of one kind, where one is named."""
    found = PublicityItem.objects.select_related("event")
    return found.filter(kind=kind) if kind else found


def item(uuid: UUID) -> PublicityItem | None:
    return items().filter(uuid=uuid).first()


def by_kind() -> Counter[str]:
    return Counter(PublicityItem.objects.order_by().values_list("kind", flat=True))
