"""Shape of studies.yaml."""

from typing import Literal

from pertvarka.foundation.base.definitions import ROOT, Shape
from pertvarka.foundation.base.words import Sentence

FILE = ROOT / "studies.yaml"


class StudyShape(Shape):
    code: str
    kind: Literal["research", "evaluation"]
    title: Sentence
    question: Sentence
    method: Sentence
    population: Sentence
    documents: tuple[str, ...]


class StudiesFile(Shape):
    studies: tuple[StudyShape, ...]
