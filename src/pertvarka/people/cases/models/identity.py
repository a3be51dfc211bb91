"""Who a person is: sealed, in a table of its own, opened one recorded click at a time."""

from datetime import date

from django.db import models
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.people.cases.models.of_case import OfPerson
from pertvarka.people.cases.models.person import Person

SEALED = ("first_name", "surname", "birth_date", "national_code", "address", "phone")


class Identity(models.Model):
    """First name, surname, birth date, national code, address and telephone of one person, each sealed for its row.

    The indexes are keyed digests: they find an exact national code, or the same name with the same birth date, and tell
    nothing to who reads them.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True, related_name="identity")
    first_name_sealed = models.BinaryField()
    surname_sealed = models.BinaryField()
    birth_date_sealed = models.BinaryField()
    national_code_sealed = models.BinaryField(null=True)
    national_code_index = models.BinaryField(null=True, unique=True)
    name_and_birth_index = models.BinaryField()
    address_sealed = models.BinaryField(null=True)
    phone_sealed = models.BinaryField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["name_and_birth_index"], name="identity_name_and_birth")]

    def __str__(self) -> str:
        return f"identity of person {self.person_id}"

    @property
    def first_name(self) -> str:
        return self._opened("first_name")

    @property
    def surname(self) -> str:
        return self._opened("surname")

    @property
    def birth_date(self) -> date:
        return date.fromisoformat(self._opened("birth_date"))

    @property
    def national_code(self) -> str:
        return self._opened("national_code")

    @property
    def address(self) -> str:
        return self._opened("address")

    @property
    def phone(self) -> str:
        return self._opened("phone")

    def _opened(self, column: str) -> str:
        sealed = getattr(self, f"{column}_sealed")
        return sealing.open_sealed(sealed, place=place(column, person_id=self.person_id)) if sealed else ""


def place(column: str, *, person_id: int) -> str:
    """Where a sealed value of a person opens, and nowhere else."""
    return f"cases_identity.{column}:{person_id}"


class IdentityChange(OfPerson):
    """A corrected part of an identity: the value before, sealed, with who, when and why (GDPR Art. 16)."""

    column = models.CharField(max_length=20)
    before_sealed = models.BinaryField(null=True)
    reason = models.TextField()
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-changed_at", "-id"]

    def __str__(self) -> str:
        return f"{self.column} of person {self.person_id}"

    @property
    def before(self) -> str:
        sealed = self.before_sealed
        return sealing.open_sealed(sealed, place=place(self.column, person_id=self.person_id)) if sealed else ""
