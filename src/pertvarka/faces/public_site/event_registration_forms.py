"""What the public page asks of somebody who wants to come to an event; a field nobody sees catches programs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.programme.events.actions.visits import Visitor

REQUIRED_EMAIL = {
    "required": _("Write your e-mail address"),
    "invalid": _("Write an e-mail address, for example name@office.lt"),
}


class PhotoConsentForm(forms.Form):
    """What the page behind a letter's link asks beside coming or not."""

    photo_consent = forms.ChoiceField(
        label=_("May you be seen in photos of the event?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        required=False,
        widget=forms.RadioSelect,
    )


class RegistrationForm(forms.Form):
    """Name, e-mail, whom one represents; a field that people do not see catches programs that fill in everything."""

    name = forms.CharField(
        label=_("Your name and surname"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name and surname")},
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=200,
        help_text=_("We will send the confirmation and your own link here. The organiser alone sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=REQUIRED_EMAIL,
    )
    organisation = forms.CharField(
        label=_("The organisation you represent"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    photo_consent = forms.ChoiceField(
        label=_("May you be seen in photos of the event?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("You can change your mind at any time, by your own link."),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def visitor(self, *, language: str) -> Visitor:
        given: dict[str, Any] = self.cleaned_data
        return Visitor(
            name=given["name"],
            email=given["email"],
            organisation_words=given["organisation"],
            language=language,
            photo_consent={"yes": True, "no": False}.get(given["photo_consent"]),
        )
