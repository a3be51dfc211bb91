"""Published forms as the engine reads them. A version never changes, so it is read from the database once a process."""

from functools import lru_cache

from pertvarka.engines.xlsform import serial
from pertvarka.engines.xlsform.form import Form, Question, walk
from pertvarka.foundation.instruments.models import InstrumentVersion

KEPT_FORMS = 64


def form_of(version: InstrumentVersion) -> Form:
    # The digest is part of the key, since a database made anew counts its rows from one again.
    return _form(version.pk, version.digest)


@lru_cache(maxsize=KEPT_FORMS)
def _form(key: int, digest: str) -> Form:  # noqa: ARG001 (part of the key)
    return serial.from_data(InstrumentVersion.objects.values_list("form", flat=True).get(pk=key))


def question_count(form: Form) -> int:
    return sum(isinstance(item, Question) and not item.calculation for item, _ in walk(form.items))
