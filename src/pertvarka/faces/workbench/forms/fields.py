"""Fields many forms of the workbench share: a day typed as 2026-11-21, a longer text, the version one has read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

EXAMPLE = _("For example, 2026-11-21.")
TEXT_LIMIT = 10_000


class Day(forms.DateField):
    """A day, typed in one way only, so that nobody wonders which number is the month."""

    default_error_messages = {
        "required": _("Enter the date"),
        "invalid": _("The date must look like 2026-11-21"),
    }

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("help_text", EXAMPLE)
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(input_formats=["%Y-%m-%d"], widget=widget, **settings)


class Words(forms.CharField):
    """A text of several lines; empty is refused in one sentence."""

    default_error_messages = {"required": _("Write a few words")}

    def __init__(self, *, rows: int = 4, **settings: Any) -> None:
        settings.setdefault("max_length", TEXT_LIMIT)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **settings)


class Line(forms.CharField):
    """A text of one line."""

    default_error_messages = {"required": _("Write a few words")}


class Choice(forms.ChoiceField):
    """One of a few, all in sight."""

    widget = forms.RadioSelect
    default_error_messages = {"required": _("Choose one"), "invalid_choice": _("Choose one of those offered")}


class Versioned(forms.Form):
    """What is changed in a row that others change too; `version` is the one the person has read."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
