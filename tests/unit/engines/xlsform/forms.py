"""Small forms for the tests: rows in, a checked form or its faults out."""

from datetime import date
from typing import Any

from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.faults import Fault, FormRefused
from pertvarka.engines.xlsform.form import Form
from pertvarka.engines.xlsform.state import State
from pertvarka.engines.xlsform.writing import workbook_of

TODAY = date(2026, 11, 22)
YES_NO = [
    {"list_name": "yes_no", "name": "yes", "label": "Taip"},
    {"list_name": "yes_no", "name": "no", "label": "Ne"},
]
SETTINGS = [{"form_id": "small", "form_title": "Maža forma", "version": "1"}]


def question(type: str, name: str, **more: str) -> dict[str, str]:  # noqa: A002
    label = {} if type == "calculate" or "label::lt" in more else {"label": f"Klausimas {name}"}
    return {"type": type, "name": name, **label, **more}


def book(*survey: dict[str, str], choices: list[dict[str, str]] | None = None, **sheets: Any) -> bytes:
    return workbook_of({"survey": survey, "choices": choices or [], "settings": SETTINGS, **sheets})


def form_of(*survey: dict[str, str], choices: list[dict[str, str]] | None = None) -> Form:
    return check(book(*survey, choices=choices))


def faults_of(*survey: dict[str, str], choices: list[dict[str, str]] | None = None, **sheets: Any) -> tuple[Fault, ...]:
    try:
        check(book(*survey, choices=choices, **sheets))
    except FormRefused as refused:
        return refused.faults
    return ()


def state_of(form: Form, **answers: Any) -> State:
    return evaluate(form, answers, today=TODAY)
