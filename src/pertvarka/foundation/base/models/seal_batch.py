"""Seals over the traces: which rows stood at which moment, each batch resting on the one before."""

from datetime import UTC, datetime, timedelta
from typing import Self

from django.db import models

from pertvarka.foundation.base import chain
from pertvarka.foundation.base.models.id_set import IdSetField

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class SealBatches(models.QuerySet["SealBatch"]):
    """Questions asked of the chain."""

    def reaching_beyond(self, key: int, *, table: str) -> Self:
        """Batches of the table that sealed a row after this one, oldest first."""
        last = models.Func("ids", function="upper", output_field=models.BigIntegerField())
        return self.filter(sealed_table=table).alias(end=last).filter(end__gt=key + 1).order_by("number")


class SealBatch(models.Model):
    """One batch of rows of one trace, sealed together. One chain holds all traces, so one root speaks for all."""

    number = models.BigIntegerField(primary_key=True, help_text="place in the chain, from 1")
    sealed_table = models.CharField(max_length=60)
    ids = IdSetField(
        help_text="exactly the rows sealed: ids are given before a commit, so a smaller one may come later"
    )
    rows_count = models.BigIntegerField()
    rows_hash = models.BinaryField(help_text="SHA-256 over the hashes of the rows, by id")
    settled_through = models.BigIntegerField(help_text="up to this id no row can come any more")
    writers = models.TextField(blank=True, help_text="transactions that were adding rows; theirs may come later")
    sealed_at = models.DateTimeField()
    previous_root = models.BinaryField(unique=True)
    root = models.BinaryField(unique=True, help_text="SHA-256 over all of the above but the number")

    objects = SealBatches.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["sealed_table", "-number"], name="seal_batch_of_table")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1, rows_count__gte=1), name="seal_batch_of_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sealed_table} {self.sealed_at:%Y-%m-%d %H:%M}"

    @classmethod
    def of(cls, link: chain.Link) -> Self:
        """The batch of a link of the chain, with the root that follows from it."""
        return cls(
            number=link.number,
            sealed_table=link.sealed_table,
            ids=link.ids,
            rows_count=link.rows_count,
            rows_hash=link.rows_hash,
            settled_through=link.settled_through,
            writers=link.writers,
            sealed_at=EPOCH + timedelta(microseconds=link.sealed_at_microseconds),
            previous_root=link.previous_root,
            root=chain.root_of(link),
        )

    @property
    def link(self) -> chain.Link:
        """What the batch says, as the chain reads it."""
        return chain.Link(
            number=self.number,
            sealed_table=self.sealed_table,
            ids=self.ids,
            rows_count=self.rows_count,
            rows_hash=bytes(self.rows_hash),
            settled_through=self.settled_through,
            writers=self.writers,
            sealed_at_microseconds=microseconds(self.sealed_at),
            previous_root=bytes(self.previous_root),
            root=bytes(self.root),
        )


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970, exactly."""
    return (moment - EPOCH) // timedelta(microseconds=1)
