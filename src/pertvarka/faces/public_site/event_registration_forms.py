"""What the public page asks of somebody who wants to come to an event; a field nobody sees catches programs."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.actions.visits import Visitor
from pertvarka.programme.events.quotas import Quotas

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
    region = forms.ChoiceField(
        label=_("From which region do you come?"),
        error_messages={"required": _("Choose a region"), "invalid_choice": _("Choose one of those offered")},
    )
    photo_consent = forms.ChoiceField(
        label=_("May you be seen in photos of the event?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("You can change your mind at any time, by your own link."),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, quotas: Quotas, regions: Mapping[str, Region], **settings: Any) -> None:
        """What a quota counts by is asked, and only then."""
        super().__init__(*args, **settings)
        self._regions = regions
        if quotas.by_region:
            field = self.fields["region"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 (declared so above)
            field.choices = [("", _("Choose")), *((code, region.phrase) for code, region in regions.items())]
        else:
            del self.fields["region"]
        if quotas.each_organisation is not None:
            field = self.fields["organisation"]
            field.required = True
            field.help_text = _("Write the whole name: places are divided among organisations.")
            field.error_messages["required"] = _("Write the organisation you represent")

    def visitor(self, *, language: str) -> Visitor:
        given: dict[str, Any] = self.cleaned_data
        return Visitor(
            name=given["name"],
            email=given["email"],
            organisation_words=given["organisation"],
            language=language,
            region=self._regions.get(given.get("region", "")),
            photo_consent={"yes": True, "no": False}.get(given["photo_consent"]),
        )
