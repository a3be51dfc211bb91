"""What is asked of a yearly review: its year, a chapter, the correction of a published number."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Day, Line, Words
from pertvarka.oversight.monitoring.actions.reviews import Words as Chapter


class ReviewForm(forms.Form):
    year = forms.IntegerField(
        label=_("Year"), min_value=2014, max_value=2100, error_messages={"required": _("Enter a number")}
    )
    day = Day(label=_("Numbers as of"))
    title_lt = Line(label=_("Title in Lithuanian"), max_length=200)
    title_en = Line(label=_("Title in English"), max_length=200, required=False)


class ChapterForm(forms.Form):
    title_lt = Line(label=_("Title in Lithuanian"), max_length=200)
    text_lt = Words(
        label=_("Text in Lithuanian"),
        rows=8,
        help_text=_("One paragraph a line. A number stands in braces: {4.1.1}, or {4.1.1:planned}."),
    )
    title_en = Line(label=_("Title in English"), max_length=200, required=False)
    text_en = Words(label=_("Text in English"), rows=8, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def chapter(self) -> Chapter:
        given = self.cleaned_data
        return Chapter(given["title_lt"], given["text_lt"], given["title_en"], given["text_en"])


class CorrectionForm(forms.Form):
    value = forms.IntegerField(
        label=_("Right number"), min_value=0, max_value=10_000_000, error_messages={"required": _("Enter a number")}
    )
    reason = Words(label=_("Why it was wrong, in Lithuanian"), rows=3)
    reason_en = Words(label=_("The same in English"), rows=3, required=False)
