"""What is asked of whoever opens a case without being on its team, and of whoever reviews that."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Line, Words
from pertvarka.people.cases.actions.opening import GROUND_LIMIT
from pertvarka.people.cases.models import EmergencyAccess

NUMBER_LIMIT = 40
JUSTIFIED, UNJUSTIFIED = "yes", "no"


class NumberForm(forms.Form):
    number = Line(
        label=_("Number of the case"),
        max_length=NUMBER_LIMIT,
        help_text=_("For example, PV-2026-00417."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class EmergencyForm(NumberForm):
    reason = Choice(label=_("Why now?"), choices=EmergencyAccess.Reason.choices)
    words = Words(label=_("What happened?"), rows=4, help_text=_("Whoever reviews the opening will read it."))


class MandateForm(NumberForm):
    ground = Words(
        label=_("On what legal ground?"),
        rows=3,
        max_length=GROUND_LIMIT,
        help_text=_("The law and article, or the decision with its date and number."),
    )


class ReasonForm(NumberForm):
    reason = Words(
        label=_("Why do you have to read the notes?"),
        rows=3,
        max_length=GROUND_LIMIT,
        help_text=_("The manager of the case sees it beside your name."),
    )


class EmergencyReviewForm(forms.Form):
    justified = Choice(
        label=_("Was the opening justified?"),
        choices=[(JUSTIFIED, _("Yes, it was justified")), (UNJUSTIFIED, _("No, it was not justified"))],
    )
    words = Words(label=_("Why do you think so?"), rows=4, help_text=_("Whoever opened the case will be told."))
