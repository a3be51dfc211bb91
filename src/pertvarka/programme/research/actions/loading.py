"""Loading the studies of the history; those made here are left alone."""

from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.programme.library.models import Document
from pertvarka.programme.research.definitions import FILE, StudiesFile
from pertvarka.programme.research.models import Study
from pertvarka.programme.research.states import StudyState


@transaction.atomic
def load_studies(*, counts: Counter[str], by: str) -> None:
    """Bring the studies in step with definitions/studies.yaml; their reports must stand in the library.

    Raises:
        DefinitionBroken: a report is not there.
    """
    before = counts.total()
    shapes = read_definition(FILE, StudiesFile).studies
    known = set(Document.objects.values_list("code", flat=True))
    for position, shape in enumerate(shapes):
        for code in shape.documents:
            if code not in known:
                raise contradiction(
                    FILE,
                    ["studies", position, "documents"],
                    problem=f"there is no document {code}",
                    cure_lt="Pataisykite kodą.",
                    cure_en="Correct the code.",
                )
    rows = [
        {
            "slug": shape.code,
            "kind": shape.kind,
            **columns("title", shape.title),
            **columns("question", shape.question),
            **columns("method", shape.method),
            **columns("population", shape.population),
            "report_documents": list(shape.documents),
            "state": StudyState.PUBLISHED,
        }
        for shape in shapes
    ]
    synchronise(Study, rows, key=("slug",), counts=counts)
    if counts.total() > before:
        audit.record("studies.loaded", about="studies:all", by=by, studies=len(shapes))
