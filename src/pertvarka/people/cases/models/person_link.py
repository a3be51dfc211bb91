"""Two registrations said to be of one person: linked, counted once, and taken apart again; nothing is ever deleted."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account, Approval
from pertvarka.people.cases.models.person import Person


class PersonLink(models.Model):
    """That `person` and `other` are one, with who said so, when, why, and who decided as the second person.

    The one registered first stays; the other is counted as that one as long as the link stands. A link opens nobody's
    file: who may see what is decided by the teams as before. Rows are written by functions of the scope schema alone.
    `other` is empty while the officer is asked about a namesake of whom there is none that may be linked.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(help_text="how it is known that they are one person")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    approval = models.ForeignKey(
        Approval, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="of the linking"
    )
    linked_at = models.DateTimeField(null=True, blank=True, help_text="empty: waits for a second person, or refused")
    undo_reason = models.TextField(blank=True)
    undo_approval = models.ForeignKey(
        Approval, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="of taking it apart"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(other=None) | ~Q(other=F("person")), name="person_link_of_two"),
            models.CheckConstraint(condition=~Q(reason=""), name="person_link_has_reason"),
            models.CheckConstraint(
                condition=Q(linked_at=None) | Q(other__isnull=False), name="person_link_stands_between_two"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | ~Q(undo_reason=""), name="person_link_undone_for_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="person_link_of_person"),
            models.Index(fields=["other"], name="person_link_of_other"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """How the audit record and an approval name this link."""
        return f"person_link:{self.uuid}"

    @property
    def stands(self) -> bool:
        return self.linked_at is not None and self.undone_at is None
