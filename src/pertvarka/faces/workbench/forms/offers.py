"""What is asked about an offer: what it is and where, its places and words, its conditions, when it is not given."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Words
from pertvarka.faces.workbench.forms.offered import Offered, Ticks, offered_in, row
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import errors, rules
from pertvarka.services.catalogue.actions.offers import OfferTerms
from pertvarka.services.catalogue.actions.sites import NewSite
from pertvarka.services.catalogue.models import EligibilityRule, ServiceOffer, ServiceType, Site
from pertvarka.services.catalogue.people_in_words import CODES, LANGUAGES
from pertvarka.services.catalogue.rules import OfferRule
from pertvarka.services.catalogue.states import OfferState

LINE, SHORT = 300, 200
FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.PlacesTaken: "capacity",
    errors.DayPast: "opens_on",
    errors.OpeningDayMissing: "opens_on",
    errors.ReasonMissing: "reason",
    errors.OfferStandsAlready: "service_type",
    errors.SiteElsewhere: "site",
    errors.MunicipalityUnknown: "service_area",
    errors.NameMissing: "site_name",
}
WHOLE = {
    "required": _("Write a whole number"),
    "invalid": _("Write a whole number"),
    "min_value": _("Write a number that is not below %(limit_value)s"),
    "max_value": _("Write a number that is not above %(limit_value)s"),
}


def show_refusal(form: forms.Form, refused: PertvarkaError) -> None:
    """Put the sentence of a refusal beside the field it speaks of; what was typed stays."""
    field = refused.kind if isinstance(refused, errors.RuleMalformed) else FIELDS_OF_ERRORS.get(type(refused), "")
    form.add_error(field if field in form.fields else None, refused.sentence)


def ticks_in(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (declared so in the form)
    field.choices = choices


class TermsForm(forms.Form):
    """What a provider says of an offer. Places taken are counted, so only the whole number is asked."""

    capacity = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=10_000,
        help_text=_("How many people at a time."),
        error_messages=WHOLE,
    )
    about_lt = Words(label=_("What it is, in Lithuanian"), rows=3, help_text=_("Two plain sentences."))
    about_en = Words(label=_("What it is, in English"), rows=3, required=False)
    how_to_apply_lt = Line(label=_("How to apply, in Lithuanian"), max_length=LINE)
    how_to_apply_en = Line(label=_("How to apply, in English"), max_length=LINE, required=False)
    phone = Line(
        label=_("Telephone of the organisation"), max_length=40, required=False, help_text=_("Never one of a person.")
    )
    cost_lt = Line(label=_("What a person pays, in Lithuanian"), max_length=SHORT, required=False)
    cost_en = Line(label=_("What a person pays, in English"), max_length=SHORT, required=False)
    monthly_cost = forms.DecimalField(
        label=_("Cost for one person a month, EUR"),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        help_text=_("For planning; it is not shown to the public."),
        error_messages={"invalid": _("Write an amount, such as 640.50"), "min_value": WHOLE["min_value"]},
    )
    schedule_lt = Line(label=_("When it is given, in Lithuanian"), max_length=SHORT, required=False)
    schedule_en = Line(label=_("When it is given, in English"), max_length=SHORT, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the service"),
        widget=Ticks,
        required=False,
        choices=[(code, capfirst(text.lt)) for code, text in LANGUAGES.items()],
    )
    service_area = forms.MultipleChoiceField(
        label=_("Whose residents it serves"),
        widget=Ticks,
        required=False,
        help_text=_("None ticked: residents of all municipalities."),
    )

    def __init__(self, *args: Any, area: Iterable[Municipality], **settings: Any) -> None:
        super().__init__(*args, **settings)
        ticks_in(self, "service_area", [(place.code, place.name) for place in area])
        ticks_in(self, "languages", [(code, capfirst(str(text))) for code, text in LANGUAGES.items()])

    @property
    def terms(self) -> OfferTerms:
        given = self.cleaned_data
        return OfferTerms(
            **{name: given[name] for name in TermsForm.base_fields if name not in ("languages", "service_area")},
            languages=tuple(given["languages"]),
            service_area=tuple(given["service_area"]),
        )

    @staticmethod
    def initial_of(offer: ServiceOffer) -> dict[str, Any]:
        return {name: getattr(offer, name) for name in TermsForm.base_fields} | {"version": offer.version}


class ChangeOfferForm(TermsForm):
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class NewOfferForm(TermsForm):
    """A service at one of the provider's places, or at a new one."""

    field_order = ("service_type", "provider", "site", "site_name", "municipality", "address", "opens_on")

    service_type = Offered(label=_("Service"))
    provider = Offered(label=_("Provider"))
    site = Offered(label=_("Place"), required=False, help_text=_("One of yours; for a new one fill in the next three."))
    site_name = Line(label=_("Name of the new place"), max_length=SHORT, required=False)
    municipality = Offered(label=_("Municipality of the new place"), required=False)
    address = Line(
        label=_("Address of the new place"),
        max_length=SHORT,
        required=False,
        help_text=_("Kept sealed. Of crisis and foster homes only the municipality is ever shown."),
    )
    opens_on = Day(
        label=_("From which day, if not yet"), required=False, help_text=_("Leave empty if it is given already.")
    )

    def __init__(
        self,
        *args: Any,
        types: Iterable[ServiceType],
        providers: Iterable[Organisation],
        sites: Iterable[Site],
        municipalities: Iterable[Municipality],
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        self.fields["address"].widget.attrs["autocomplete"] = "off"
        offered_in(self, "service_type").offer({kind.code: (kind, kind.name) for kind in types}, empty=_("Choose one"))
        offered_in(self, "provider").offer({body.code: (body, body.name) for body in providers})
        places = {str(place.uuid): (place, f"{place.name}, {place.municipality.name}") for place in sites}
        offered_in(self, "site").offer(places, empty=_("A new place"))
        offered_in(self, "municipality").offer(
            {place.code: (place, place.name) for place in municipalities},
            empty=pgettext_lazy("municipality", "Choose one"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("site") and "site" not in self.errors:
            for name, told in (
                ("site_name", _("Name the new place, or choose one of yours.")),
                ("municipality", _("Choose the municipality of the new place.")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, told)
        return cleaned

    @property
    def new_site(self) -> NewSite:
        kind: ServiceType = row(self, "service_type")
        return NewSite(
            name=self.cleaned_data["site_name"],
            municipality=row(self, "municipality"),
            address=self.cleaned_data["address"],
            is_address_secret=kind.is_address_secret,
        )


class RulesForm(forms.Form):
    """The conditions of an offer; what is left empty is no condition."""

    age_from = forms.IntegerField(label=_("Age from"), required=False, error_messages=WHOLE)
    age_until = forms.IntegerField(label=_("Age until, that year included"), required=False, error_messages=WHOLE)
    sex = forms.ChoiceField(label=_("Only for"), required=False)
    target_group = forms.MultipleChoiceField(label=_("Groups it is for"), widget=Ticks, required=False)
    municipality = forms.MultipleChoiceField(label=_("Only for residents of"), widget=Ticks, required=False)
    support_from = forms.IntegerField(
        label=_("Level of support from"), required=False, help_text=_("From 0 (none) to 4."), error_messages=WHOLE
    )
    support_until = forms.IntegerField(label=_("Level of support until"), required=False, error_messages=WHOLE)
    legal_status = forms.MultipleChoiceField(label=_("Legal status"), widget=Ticks, required=False)
    communication = forms.MultipleChoiceField(
        label=_("Ways of communicating possible here"), widget=Ticks, required=False
    )
    language = forms.MultipleChoiceField(label=_("Languages it can be given in"), widget=Ticks, required=False)

    def __init__(self, *args: Any, area: Iterable[Municipality], **settings: Any) -> None:
        super().__init__(*args, **settings)
        sexes = self.fields["sex"]
        assert isinstance(sexes, forms.ChoiceField)  # noqa: S101 (declared above)
        sexes.choices = [("", _("Everybody")), *_told(CODES["sex"])]
        for kind in ("target_group", "legal_status", "communication", "language"):
            ticks_in(self, kind, _told(CODES[kind]))
        ticks_in(self, "municipality", [(place.code, place.name) for place in area])

    @property
    def conditions(self) -> list[OfferRule]:
        """In the order of the kinds of rules."""
        made = []
        for kind in EligibilityRule.Kind.values:
            given = self.cleaned_data.get(kind)
            if given in (None, "", []):
                continue
            values = tuple(given) if isinstance(given, list) else (str(given),)
            made.append(OfferRule(kind, values))
        return made

    @staticmethod
    def initial_of(offer: ServiceOffer) -> dict[str, Any]:
        return {
            rule.kind: rule.values[0] if rule.kind in (*rules.NUMERIC, rules.SEX) else rule.values
            for rule in offer.rules.all()
        }


class StateForm(forms.Form):
    """Closed for a time, opened again, ended for good."""

    WISHES: Mapping[str, Any] = {
        OfferState.ACTIVE: _("Open: the service is given"),
        OfferState.TEMPORARILY_CLOSED: _("Close for a time"),
        OfferState.DEFUNCT: _("End for good"),
    }

    state = Choice(label=_("What do you want to do?"))
    reason = Line(
        label=_("Why is it closed?"),
        required=False,
        max_length=SHORT,
        help_text=_("Only when closing for a time; everybody reads it. In Lithuanian."),
    )
    opens_on = Day(
        label=_("From which day is it given again?"), required=False, help_text=_("Only when closing for a time.")
    )

    def __init__(self, *args: Any, now: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        wishes = self.fields["state"]
        assert isinstance(wishes, forms.ChoiceField)  # noqa: S101 (declared above)
        wishes.choices = [(state, told) for state, told in self.WISHES.items() if state in rules.OFFER_STEPS[now]]


def _told(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(code, capfirst(str(text))) for code, text in words.items()]
