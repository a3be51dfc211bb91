"""Two people who change the same row: whoever saves second sees both texts of every field that differs, and chooses.

A field is compared as a person reads it: the label of a choice, a day as 2026-11-21. What the choice does not name
keeps what stands saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from pertvarka.foundation.access.last_acts import last_act_on
from pertvarka.foundation.base.components import Conflict, TextConflict, chosen_text

Texts = Mapping[str, str]
BETWEEN = "; "
"""Between the labels of several choices."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands saved now: the texts of the form's fields, the version, and what the trace calls the row."""

    texts: Texts
    version: int
    reference: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen between two texts. `values` fill the form in anew; `named` are the fields that were asked."""

    data: Mapping[str, str]
    values: Mapping[str, Any]
    named: tuple[str, ...]
    missing: Mapping[str, str]
    """Fields without a choice, each with the sentence that says so."""


def is_choice(data: Mapping[str, Any]) -> bool:
    """Whether a request answers a conflict."""
    return any(name.endswith("_mine") for name in data)


def texts_of(form: forms.Form) -> dict[str, str]:
    """A form not filled in, as a person reads what stands in it."""
    return {name: text_of(field, form.get_initial_for_field(field, name)) for name, field in told(form).items()}


def differing(form: forms.Form, standing: Standing) -> tuple[TextConflict, ...]:
    """Both texts of every field of a valid form that differs from what stands."""
    typed = {name: text_of(field, form.cleaned_data.get(name)) for name, field in told(form).items()}
    return tuple(
        TextConflict(name, str(form.fields[name].label), mine=mine, theirs=standing.texts[name])
        for name, mine in typed.items()
        if mine != standing.texts.get(name, mine)
    )


def choice_in(data: Mapping[str, str], *, blank: forms.Form, standing: Standing) -> Choice:
    """What a person chose on the page of a conflict; `blank` is the form not filled in."""
    named = tuple(name for name in told(blank) if f"{name}_mine" in data)
    chosen = {name: chosen_text(data, name=name, theirs=standing.texts.get(name, "")) for name in named}
    values = {
        name: value_of(field, chosen.get(name) or "" if name in named else standing.texts.get(name, ""))
        for name, field in told(blank).items()
    }
    missing = {name: _("Choose one of the two texts, or write a third.") for name in named if chosen[name] is None}
    return Choice(data, {**values, "version": data.get("version", "")}, named, missing)


def once_more(choice: Choice, form: forms.Form, *, standing: Standing) -> tuple[TextConflict, ...]:
    """The same fields again, with what was chosen and why it cannot stand; nothing where only other fields fail."""
    faults = {name: str(form.errors[name][0]) for name in choice.named if name in form.errors} | dict(choice.missing)
    if not faults:
        return ()
    return tuple(
        TextConflict(
            name,
            str(form.fields[name].label),
            mine=choice.data[f"{name}_mine"],
            theirs=standing.texts.get(name, ""),
            choice=choice.data.get(f"{name}_choice", ""),
            merged=choice.data.get(f"{name}_merged"),
            error=faults.get(name, ""),
        )
        for name in choice.named
    )


def conflict(
    texts: tuple[TextConflict, ...], standing: Standing, *, begun_at: datetime, cancel_url: str = ""
) -> Conflict:
    """The page's conflict, with who saved the other text; `begun_at` is told where the trace knows nobody."""
    saved_by, saved_at = last_act_on(standing.reference) or (_("a colleague"), begun_at)
    return Conflict(texts=texts, version=standing.version, saved_by=saved_by, saved_at=saved_at, cancel_url=cancel_url)


def told(form: forms.Form) -> dict[str, forms.Field]:
    """The fields a person sees."""
    return {name: field for name, field in form.fields.items() if not field.widget.is_hidden}


def text_of(field: forms.Field, value: Any) -> str:
    """A value of a form as a person reads it: the label of a choice, a day as 2026-11-21."""
    if isinstance(field, forms.MultipleChoiceField):
        keys = {str(one) for one in value or ()}
        return BETWEEN.join(str(label) for key, label in _choices(field) if str(key) in keys)
    if isinstance(field, forms.ChoiceField):
        return next((str(label) for key, label in _choices(field) if str(key) == str(value)), "")
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def value_of(field: forms.Field, text: str) -> Any:
    """The way back of `text_of`; a text that is no label stays, and the form says so."""
    if isinstance(field, forms.MultipleChoiceField):
        return [_key(field, part) for part in text.split(BETWEEN.strip()) if part.strip()]
    if isinstance(field, forms.ChoiceField):
        return _key(field, text)
    if isinstance(field, forms.BooleanField):
        return "on" if text.strip().casefold() == _("Yes").casefold() else ""
    return text


def _key(field: forms.ChoiceField, text: str) -> str:
    return next((str(key) for key, label in _choices(field) if str(label) == text.strip()), text)


def _choices(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(field.choices)  # type: ignore[arg-type]  # ours are flat
