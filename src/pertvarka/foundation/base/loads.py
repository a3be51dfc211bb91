"""Which definitions stand in the database: asked at every start, written by every load that changed something."""

from collections import Counter

from pertvarka.foundation.base.definitions import digest_of_all
from pertvarka.foundation.base.models import DefinitionLoad


def definitions_stand() -> bool:
    """Whether the newest load was made from exactly the definitions of this product."""
    newest = DefinitionLoad.objects.first()
    return newest is not None and newest.digest == digest_of_all()


def record(counts: Counter[str]) -> DefinitionLoad:
    """Write that the definitions of this product have been loaded; call it in the load's own transaction."""
    return DefinitionLoad.objects.create(digest=digest_of_all(), counts=dict(counts))
