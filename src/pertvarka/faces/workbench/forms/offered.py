"""Choosing one row out of a list that is read when the form is shown; the form keeps the key, `row` gives the row."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Offered(forms.ChoiceField):
    """One row by its key. `offer` says what there is; groups stand under headings of their own."""

    default_error_messages = {"required": _("Choose one"), "invalid_choice": _("Choose one of those offered")}

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.rows: dict[str, Any] = {}

    def offer(self, rows: Mapping[str, tuple[Any, Words]], *, empty: Words | None = None) -> None:
        self.offer_groups([("", rows)], empty=empty)

    def offer_groups(
        self, groups: Iterable[tuple[Words, Mapping[str, tuple[Any, Words]]]], *, empty: Words | None = None
    ) -> None:
        choices: list[Any] = [] if empty is None else [("", empty)]
        for heading, rows in groups:
            self.rows |= {key: row for key, (row, _words) in rows.items()}
            offered = [(key, words) for key, (_row, words) in rows.items()]
            choices += [(heading, offered)] if heading and offered else offered
        self.choices = choices


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes to tick, drawn by the template of all groups of options (by its own name it would pass for a drop-down)."""

    template_name = "django/forms/widgets/multiple_input.html"


class OfferedHere(Offered):
    """The same, all in sight; for a handful."""

    widget = forms.RadioSelect


def offered_in(form: forms.Form, name: str) -> Offered:
    field = form.fields[name]
    assert isinstance(field, Offered)  # noqa: S101 (declared so in the form)
    return field


def row(form: forms.Form, name: str) -> Any:
    """The row chosen; None where nothing was."""
    return offered_in(form, name).rows.get(form.cleaned_data[name])
