"""What is asked when a questionnaire is brought and published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Line
from pertvarka.foundation.instruments.models import Instrument

LARGEST = 10 * 1024 * 1024


class UploadForm(forms.Form):
    workbook = forms.FileField(
        label=_("Workbook (.xlsx)"),
        help_text=_("An XLSForm with the sheets survey, choices and settings, 10 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty.")},
    )

    def clean_workbook(self) -> Any:
        brought = self.cleaned_data["workbook"]
        if brought.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB, which no questionnaire needs."))
        return brought


class PublishForm(forms.Form):
    """A new instrument is described; a further version of a known one says what is new."""

    title_lt = Line(label=_("Name in Lithuanian"), max_length=200)
    title_en = Line(label=_("Name in English"), max_length=200)
    purpose = Choice(label=_("What is it for?"), choices=Instrument.Purpose.choices)
    audience = Choice(label=_("Whom does it ask about?"), choices=Instrument.Audience.choices)
    assessors_needed = Choice(
        label=_("How many fill it in?"), choices=[("1", _("One")), ("2", _("Two, each their own"))]
    )
    reassess_after_months = forms.IntegerField(label=_("After how many months anew?"), min_value=1, max_value=60)
    methodology_package = Line(label=_("Code of the methodology package"), required=False, max_length=120)
    change_note = Line(label=_("What is new in this version?"), required=False, max_length=300)
