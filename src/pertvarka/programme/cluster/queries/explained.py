"""Reading what the cluster is."""

from functools import cache

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.definitions import ROOT, Shape, read_definition
from pertvarka.foundation.base.words import Sentence

FILE = ROOT / "cluster.yaml"


class MemberKind(Shape):
    """One of the nine kinds of members, with a stable code."""

    code: str
    lt: str
    en: str

    def __str__(self) -> str:
        return in_active_language(self.lt, self.en)


class ClusterFile(Shape):
    source: str
    definitions: list[Sentence]
    rationale: Sentence
    goal: Sentence
    in_the_reform: list[Sentence]
    regional_role: Sentence
    purposes: list[Sentence]
    member_kinds: list[MemberKind]
    benefits: list[Sentence]
    difficulties: list[Sentence]
    closing: Sentence


@cache
def explained() -> ClusterFile:
    """The cluster as the presentation of 2016 explains it."""
    return read_definition(FILE, ClusterFile)
