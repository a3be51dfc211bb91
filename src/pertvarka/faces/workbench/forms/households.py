"""What is asked about a carers' household: who, where, how many children of what age, and the steps of its way."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.faces.workbench.forms.offers import WHOLE
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import errors, rules
from pertvarka.services.catalogue.actions.households import NewHousehold
from pertvarka.services.catalogue.models import CarerHousehold, Carers
from pertvarka.services.catalogue.states import HouseholdState

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.NameMissing: "names",
    errors.AgesReversed: "age_until",
    errors.DayFuture: "applied_on",
    errors.EndingReasonMissing: "reason",
    errors.HouseholdStateMayNotFollow: "state",
}

show_refusal = beside(FIELDS_OF_ERRORS)


class HouseholdForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of household"))
    care_centre = Offered(label=_("Care centre"))
    names = Line(
        label=_("Names of the carers"), max_length=200, help_text=_("Kept sealed; lists show the number instead.")
    )
    address = Line(label=_("Address"), max_length=200, help_text=_("Kept sealed; lists show the municipality."))
    phone = Line(label=_("Telephone"), max_length=40, required=False)
    municipality = Offered(label=_("Municipality"))
    carer_count = forms.IntegerField(label=_("Carers"), min_value=1, max_value=4, initial=1, error_messages=WHOLE)
    places = forms.IntegerField(label=_("Places for children"), min_value=1, max_value=12, error_messages=WHOLE)
    age_from = forms.IntegerField(
        label=_("Youngest child, years"), min_value=0, max_value=17, initial=0, error_messages=WHOLE
    )
    age_until = forms.IntegerField(
        label=_("Oldest child, years"), min_value=0, max_value=24, initial=17, error_messages=WHOLE
    )
    applied_on = Day(label=_("When did they apply?"))

    def __init__(
        self, *args: Any, centres: Iterable[Organisation], municipalities: Iterable[Municipality], **settings: Any
    ) -> None:
        super().__init__(*args, **settings)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101 (declared above)
        kinds.choices = [(kind.value, capfirst(str(kind.label))) for kind in CarerHousehold.Kind]
        offered_in(self, "care_centre").offer({body.code: (body, body.name) for body in centres})
        places = {place.code: (place, place.name) for place in municipalities}
        offered_in(self, "municipality").offer(places, empty=_("Choose one"))
        for name in ("names", "address", "phone"):
            # Neither the browser nor its password store learns who the carers are.
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def centre(self) -> Organisation:
        chosen: Organisation = row(self, "care_centre")
        return chosen

    @property
    def household(self) -> NewHousehold:
        given = self.cleaned_data
        return NewHousehold(
            kind=given["kind"],
            carers=Carers(names=given["names"], address=given["address"], phone=given["phone"]),
            municipality=row(self, "municipality"),
            places=given["places"],
            carer_count=given["carer_count"],
            age_from=given["age_from"],
            age_until=given["age_until"],
            applied_on=given["applied_on"],
        )


class HouseholdStep(forms.Form):
    """The next step of a household; the last one says why."""

    state = Choice(label=_("Next step"))
    reason = Line(
        label=_("Why does it end?"),
        required=False,
        max_length=300,
        help_text=_("Only for the last step. Without names."),
    )

    def __init__(self, *args: Any, now: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        steps = self.fields["state"]
        assert isinstance(steps, forms.ChoiceField)  # noqa: S101 (declared above)
        steps.choices = [
            (state.value, state.label) for state in HouseholdState if state.value in rules.HOUSEHOLD_STEPS[now]
        ]


class HouseholdFilter(forms.Form):
    """The filters of the list; what is not known narrows nothing."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *HouseholdState.choices]
    )
    tonight = forms.BooleanField(label=_("Only those free tonight"), required=False)

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101 (declared above)
        kinds.choices = [
            ("", _("All kinds")),
            *((kind.value, capfirst(str(kind.label))) for kind in CarerHousehold.Kind),
        ]


class HouseholdSearch(forms.Form):
    """Where, for a child of what age, and whether tonight; what is not known narrows nothing."""

    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    age = forms.IntegerField(label=_("Age of the child"), required=False, min_value=0, max_value=24)
    tonight = forms.BooleanField(label=_("Only those free tonight"), required=False)

    def __init__(self, *args: Any, municipalities: Iterable[Municipality], **settings: Any) -> None:
        super().__init__(*args, **settings)
        places = self.fields["municipality"]
        assert isinstance(places, forms.ChoiceField)  # noqa: S101 (declared above)
        places.choices = [("", _("All municipalities")), *((place.code, place.name) for place in municipalities)]
