"""Loading the forms that come with the system: a form that changed becomes the next version, one that stands stays."""

from collections import Counter

from django.db import transaction

from pertvarka.engines.xlsform.check import check
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.instruments import definitions
from pertvarka.foundation.instruments.actions.publishing import make_version
from pertvarka.foundation.instruments.errors import SameFormPublished
from pertvarka.foundation.instruments.models import Instrument


@transaction.atomic
def load_instruments(*, counts: Counter[str], by: str) -> None:
    """Bring shipped instruments in step with the definitions.

    Raises:
        DefinitionBroken: a file is broken.
        FormRefused: a shipped form is no form; a test holds that none is.
    """
    before = counts.total()
    shapes = definitions.shipped()
    rows = [
        {
            "code": shape.code,
            "title_lt": shape.title.lt,
            "title_en": shape.title.en,
            "purpose": shape.purpose,
            "audience": shape.audience,
            "origin_lt": shape.origin.lt,
            "origin_en": shape.origin.en,
            "is_shipped": True,
        }
        for shape in shapes
    ]
    instruments = synchronise(Instrument, rows, key=("code",), counts=counts)
    for shape in shapes:
        workbook = definitions.workbook(shape.code)
        try:
            make_version(
                instrument=instruments[(shape.code,)],
                form=check(workbook),
                workbook=workbook,
                file_name=f"{shape.code}.xlsx",
                assessors_needed=shape.assessors_needed,
                reassess_after_months=shape.reassess_after_months,
            )
        except SameFormPublished:
            continue
        counts["instruments.instrumentversion made"] += 1
    if counts.total() > before:
        audit.record("instruments.loaded", about="instruments:all", by=by, instruments=len(shapes))
