"""Loading quotations: what the sources say, each about a thing that stands in a table."""

from collections import Counter

from pertvarka.foundation.base.definitions import contradiction
from pertvarka.foundation.base.loading import synchronise
from pertvarka.programme.events.models import Consultation, Event
from pertvarka.programme.framework.models import Aim, Indicator, Objective, Programme
from pertvarka.programme.library.definitions import FILE, DocumentsFile
from pertvarka.programme.library.models import Quotation


def load_quotations(file: DocumentsFile, *, counts: Counter[str]) -> None:
    """Bring quotations in step with the file; their order is the order of the file.

    Raises:
        DefinitionBroken: a quotation stands twice, its source or what it is about is not known, or a slip is not in it.
    """
    _check(file)
    synchronise(
        Quotation,
        [
            {
                "code": shape.code,
                "source": shape.source,
                "about": shape.about,
                "text_lt": shape.text_lt,
                "slips": [slip.model_dump() for slip in shape.slips],
                "order": order,
            }
            for order, shape in enumerate(file.quotations, start=1)
        ],
        key=("code",),
        counts=counts,
    )


def _check(file: DocumentsFile) -> None:
    known = _things_to_speak_of(file)
    sources = {document.code for document in file.documents if document.kind == "source"}
    codes: set[str] = set()
    for position, shape in enumerate(file.quotations):
        if shape.code in codes:
            raise _wrong(position, "code", f"{shape.code} stands twice")
        codes.add(shape.code)
        if shape.source not in sources:
            raise _wrong(position, "source", f"there is no source {shape.source}")
        if shape.about not in known:
            raise _wrong(position, "about", f"there is no {shape.about}")
        for slip in shape.slips:
            if slip.written not in shape.text_lt:
                raise _wrong(position, "slips", f"the quotation does not say „{slip.written}“")


def _things_to_speak_of(file: DocumentsFile) -> set[str]:
    """Everything a quotation may be about, as `kind:key`."""
    known = {f"document:{document.code}" for document in file.documents}
    for model in (Consultation, Event, Indicator, Objective, Programme):
        codes = model._default_manager.values_list("code", flat=True)
        known |= {f"{model._meta.model_name}:{code}" for code in codes}
    known |= {f"aim:{code}:{number}" for code, number in Aim.objects.values_list("activity__code", "number")}
    return known


def _wrong(position: int, key: str, problem: str) -> Exception:
    return contradiction(
        FILE,
        ["quotations", position, key],
        problem=problem,
        cure_lt="Pataisykite eilutę.",
        cure_en="Correct the row.",
    )
