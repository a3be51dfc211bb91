"""What is asked when two files are said to be of one person, and when they are taken apart again."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Line, Words
from pertvarka.people.cases.actions.person_links import REASON_LIMIT

NOBODY, ASK = "", "ask"
NUMBER_LIMIT = 20
HOW_KNOWN = _("How do you know that it is the same person?")
WITHOUT_NAMES = _("Without names and codes: the data protection officer reads it too.")


class SamePersonForm(forms.Form):
    """At registration: whether somebody found is the one who is being registered, and how that is known."""

    same = Choice(label=_("Is it one of the people registered already?"), required=False)
    reason = Words(label=HOW_KNOWN, rows=2, max_length=REASON_LIMIT, required=False, help_text=WITHOUT_NAMES)

    def __init__(self, *args: Any, numbers: Iterable[str], may_ask: bool, **settings: Any) -> None:
        super().__init__(*args, **settings)
        same = self.fields["same"]
        assert isinstance(same, forms.ChoiceField)  # noqa: S101 (declared above)
        alike = [(number, _("The same as %(number)s: link the two files") % {"number": number}) for number in numbers]
        asking = [(ASK, _("Perhaps: ask the data protection officer about files I do not see"))] if may_ask else []
        same.choices = [(NOBODY, _("No, this is somebody else")), *alike, *asking]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("same") and not cleaned.get("reason"):
            self.add_error("reason", _("Write how you know it"))
        return cleaned


class LinkForm(forms.Form):
    number = Line(
        label=_("Number of the other case"),
        required=False,
        max_length=NUMBER_LIMIT,
        help_text=_(
            "For example, PV-2026-00417. If you do not know it, leave the line empty: the data protection officer will "
            "be asked about a person with the same name and date of birth."
        ),
    )
    reason = Words(label=HOW_KNOWN, rows=3, max_length=REASON_LIMIT, help_text=WITHOUT_NAMES)


class UnlinkForm(forms.Form):
    reason = Words(
        label=_("Why are they not the same person?"), rows=3, max_length=REASON_LIMIT, help_text=WITHOUT_NAMES
    )
