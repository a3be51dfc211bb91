"""Bringing distances by road: a file, where it comes from and from which day it counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Day, Line


class RoadsForm(forms.Form):
    file = forms.FileField(
        label=_("File of distances"),
        help_text=_("CSV with the columns from, to and kilometres; other columns are for you. At most 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty. Choose the right one.")},
    )
    source = Line(
        label=_("Source"), max_length=300, help_text=_("Who measured the ways and how: a map service and its day.")
    )
    valid_from = Day(label=_("From which day does it hold?"))
