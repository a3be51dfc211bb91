"""How somebody stands to the record they ask for, and what is planted in records they must not see."""

from enum import StrEnum

CANARY = "kanarėlė"
"""Planted in everything that must not be seen; no answer to somebody else may carry it, in any spelling of it."""


class Relation(StrEnum):
    """How somebody stands to the record they ask for."""

    OWN = "own"
    OTHER = "other organisation"
    FORMER = "former member"
    SEALED = "sealed"
    CLOSED = "closed"


RELATED = frozenset({"assessment", "case", "emergency", "family_conference", "transfer"})
"""Records asked for in every relation; the others stand once, beside the own case."""


ALL = frozenset(Relation)
