"""What every record of a case, and every record of a person, carries beside its content."""

from typing import Any

from django.db import models


class OfCase(models.Model):
    """A record that belongs to one case and is seen by its team.

    `open_to_id` repeats the case's: the organisation whose staff with organisation-wide rights may see it, 0 when the
    case is protected. A composite foreign key in the migration keeps the two the same, whatever happens to the case.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="%(class)ss")
    open_to_id = models.BigIntegerField(editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.__dict__.get("open_to_id") is None:
            self.open_to_id = self.case.open_to_id
        super().save(*args, **kwargs)


class OfPerson(models.Model):
    """A record that belongs to one person, whatever cases the person has; `open_to_id` repeats the person's."""

    person = models.ForeignKey("cases.Person", on_delete=models.PROTECT, related_name="%(class)ss")
    open_to_id = models.BigIntegerField(editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.__dict__.get("open_to_id") is None:
            self.open_to_id = self.person.open_to_id
        super().save(*args, **kwargs)
