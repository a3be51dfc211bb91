"""What answers a need of a plan: a goal in the person's words, or so much of a service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.foundation.territory import queries as territory
from pertvarka.people.plans.actions.answers import MEASURE_LIMIT, RESPONSIBLE_LIMIT, GoalGiven, ServiceGiven
from pertvarka.people.plans.models import Goal, ServiceNeed
from pertvarka.services.catalogue.models import ServiceType
from pertvarka.services.catalogue.queries import offers

FURTHEST = 500


class NewGoalForm(forms.Form):
    own_words = Words(label=_("What does the person want to reach?"), rows=3, help_text=_("In their own words."))
    measure = Line(
        label=_("How will one see that it is reached?"),
        required=False,
        max_length=MEASURE_LIMIT,
        help_text=_("For example: cooks supper alone twice a week."),
    )
    responsible = Line(
        label=_("Who helps?"), max_length=RESPONSIBLE_LIMIT, help_text=_("By role: the person, key worker, sister.")
    )
    due_on = Day(label=_("By when?"), required=False)

    @property
    def given(self) -> GoalGiven:
        cleaned = self.cleaned_data
        return GoalGiven(
            own_words=cleaned["own_words"],
            responsible=cleaned["responsible"],
            measure=cleaned["measure"],
            due_on=cleaned["due_on"],
        )


class GoalForm(Versioned, NewGoalForm):
    pass


class SettleForm(Versioned):
    state = Choice(label=_("Is the goal reached?"), choices=Goal.State.choices)


class NewServiceForm(forms.Form):
    service_type = Offered(label=_("Which service?"))
    amount = forms.DecimalField(
        label=_("How much?"),
        max_digits=6,
        decimal_places=2,
        localize=True,
        help_text=_("Hours, days, times or places."),
    )
    per = Choice(label=_("How often?"), choices=ServiceNeed.Per.choices)
    municipality = Offered(label=_("In which municipality?"))
    wished_from = Day(label=_("From when?"))
    urgency = Choice(label=_("How urgent is it?"), choices=ServiceNeed.Urgency.choices)
    within_km = forms.IntegerField(
        label=_("How far may it be, in kilometres?"),
        required=False,
        min_value=1,
        max_value=FURTHEST,
        help_text=_("In a straight line from the centre of the municipality."),
    )
    keep_siblings_together = forms.BooleanField(label=_("Brothers and sisters stay together"), required=False)
    blocks_move = forms.BooleanField(
        label=_("The person does not move before this service has a first day"), required=False
    )

    def __init__(self, *args: Any, standing: ServiceType | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {one.code: (one, one.name) for one in offers.service_types()}
        if standing is not None:
            known.setdefault(standing.code, (standing, standing.name))
        offered_in(self, "service_type").offer(known, empty=_("Choose"))
        places = {place.code: (place, place.name) for place in territory.municipalities()}
        offered_in(self, "municipality").offer(places, empty=_("Choose"))

    @property
    def given(self) -> ServiceGiven:
        cleaned = self.cleaned_data
        same = ("wished_from", "amount", "per", "urgency", "within_km", "keep_siblings_together", "blocks_move")
        return ServiceGiven(
            service_type=row(self, "service_type"),
            municipality=row(self, "municipality"),
            **{name: cleaned[name] for name in same},
        )


class ServiceForm(Versioned, NewServiceForm):
    pass


class NotNeededForm(Versioned):
    """Only the version: the question itself is the sentence above the button."""
