"""Forms of the data protection officer's desk: requests, deletion, holds, breaches, the view log."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.access.errors import ReasonMissing
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.rights import errors
from pertvarka.people.rights.models import Breach, RightsRequest

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    CaseNotFound: "number",
    ReasonMissing: "reason",
    errors.ReceivedInFuture: "received_on",
    errors.ExtensionTooLate: "because",
    errors.LateReasonMissing: "late_reason",
}

show_refusal = beside(FIELDS_OF_ERRORS)


class Moment(forms.DateTimeField):
    """A day and an hour, typed in one way only; of this country's clocks."""

    default_error_messages = {
        "required": _("Enter the day and the time"),
        "invalid": _("Day and time must look like 2026-11-21 14:30"),
    }

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("help_text", _("For example, 2026-11-21 14:30."))
        widget = forms.DateTimeInput(format="%Y-%m-%d %H:%M", attrs={"autocomplete": "off"})
        super().__init__(input_formats=["%Y-%m-%d %H:%M"], widget=widget, **settings)

    def prepare_value(self, value: Any) -> Any:
        return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


class RecordRequest(forms.Form):
    """What a person asked, as it was heard."""

    number = Line(label=_("Case number"), max_length=20, help_text=_("For example, PV-2026-00417."))
    kind = Choice(label=_("What does the person ask?"), choices=RightsRequest.Kind.choices)
    words = Words(
        label=_("In the person's words"),
        help_text=_("Write what was said, also when it was said by phone or in passing. No form is needed to ask."),
    )
    received_on = Day(label=_("When was it received?"), help_text=_("The month to answer runs from this day."))
    is_known = forms.BooleanField(
        label=_("I know that it is this person, or somebody who may speak for them"),
        error_messages={"required": _("First make sure who asks: by a document, or because you know the person")},
    )


class ExtendRequest(forms.Form):
    because = Choice(
        label=_("Why is more time needed?"),
        choices=[("complex", _("the request is complex")), ("many", _("the person has sent many requests"))],
    )


class AnswerRequest(forms.Form):
    """What the person was told; the request and the access it gave end here."""

    outcome = Choice(
        label=_("Outcome"),
        choices=[("answered", _("Answered: what was asked is done")), ("refused", _("Refused, with the reason"))],
    )
    words = Words(
        label=_("What the person was told"),
        help_text=_("A refusal gives the reason and says where to complain. Write no names."),
    )


class Reason(forms.Form):
    """Why, for whoever decides or checks."""

    reason = Words(rows=3, label=_("Why is it needed?"), help_text=_("The second person reads it. Write no names."))


class PlaceHold(forms.Form):
    number = Line(label=_("Case number"), max_length=20, help_text=_("For example, PV-2026-00417."))
    reason = Words(rows=3, label=_("Why must the records stay?"), help_text=_("The court, complaint or investigation."))


class LiftHold(forms.Form):
    reason = Words(rows=3, label=_("Why is the hold no longer needed?"))


class KnownBreach(forms.Form):
    """What is known of a breach by now."""

    kind = Choice(label=_("What kind of breach is it?"), choices=Breach.Kind.choices)
    risk = Choice(label=_("What risk is there for people?"), choices=Breach.Risk.choices)
    discovered_at = Moment(label=_("When was it discovered?"))
    happened_at = Moment(label=_("When did it happen?"), required=False)
    description = Words(
        label=_("What went wrong?"), help_text=_("Write no names: say who by role, and by case number.")
    )
    persons_count = forms.IntegerField(
        label=_("About how many persons does it concern?"),
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    consequences = Words(label=_("What may follow from it?"), required=False)
    measures = Words(label=_("What has been done?"), required=False)


class ChangeBreach(Versioned, KnownBreach):
    """The same, of a breach that others may be changing."""


class AuthorityTold(Versioned):
    told_at = Moment(label=_("When was the authority told?"))
    late_reason = Words(
        rows=3, label=_("Why later than 72 hours?"), required=False, help_text=_("Only when more time has passed.")
    )


class PersonsTold(Versioned):
    told_at = Moment(label=_("When were the persons told?"))


class FindLooks(forms.Form):
    """Whose looks, or looks at whom; what was typed does not reach the address bar."""

    account = forms.CharField(required=False, max_length=120)
    number = forms.CharField(required=False, max_length=80)
    day = forms.CharField(required=False, max_length=10)
