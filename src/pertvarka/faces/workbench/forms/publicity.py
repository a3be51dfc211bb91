"""What is asked about an item of publicity."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.library import errors
from pertvarka.programme.library.publicity_actions import Told
from pertvarka.programme.library.states import PublicityKind

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {errors.ItemAhead: "published_on", errors.NoSuchEvent: "event"}

show_refusal = beside(FIELDS_OF_ERRORS)


class PublicityForm(forms.Form):
    kind = Choice(label=_("What is it"), choices=PublicityKind.choices)
    title_lt = Line(label=_("Title in Lithuanian"), max_length=240)
    title_en = Line(label=_("Title in English"), max_length=240, required=False)
    published_on = Day(label=_("Published on"))
    where_lt = Line(
        label=_("Where it was published"),
        max_length=160,
        required=False,
        help_text=_("Newspaper, portal, broadcaster."),
    )
    address = forms.URLField(
        label=_("Address"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("Where it can be read or seen."),
        error_messages={"invalid": _("The address must look like https://example.lt/article")},
    )
    event = Line(label=_("Code of the event it told of"), max_length=40, required=False)

    @property
    def told(self) -> Told:
        return Told(**self.cleaned_data)
