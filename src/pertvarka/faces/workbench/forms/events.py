"""What is asked about an event: what, when, where and for whom; its half-days; why it is cancelled; what came of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.faces.workbench.forms.offered import Offered, Ticks, offered_in, row
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import errors, kinds, typed
from pertvarka.programme.events.actions.preparing import EventTerms
from pertvarka.programme.events.models import Event, EventSeries, EventSession, Venue
from pertvarka.programme.events.states import EventKind, EventScope

WHOLE = {
    "invalid": _("Write a whole number"),
    "min_value": _("Write a number that is not below %(limit_value)s"),
    "max_value": _("Write a number that is not above %(limit_value)s"),
}
SCOPES = {
    EventScope.NATIONAL: pgettext_lazy("event", "The whole country"),
    EventScope.REGIONAL: pgettext_lazy("event", "One or several regions"),
}
FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.DaysReversed: "ends_on",
    errors.RegistrationDayAfterEvent: "registration_closes_on",
    errors.OrganiserElsewhere: "organiser",
    errors.OrganiserFixed: "organiser",
    errors.PlacesTaken: "places",
    errors.ReasonMissing: "reason_lt",
    errors.ProgrammeLineMalformed: "items",
    errors.SessionOutsideEvent: "on",
    errors.SessionTwice: "starts",
    errors.PersonLineMalformed: "people",
    errors.EmailMalformed: "people",
    errors.NameMissing: "people",
    errors.PhotoRefused: "photo",
}

show_refusal = beside(FIELDS_OF_ERRORS)


class EventForm(Versioned):
    """A new event, or one that is changed, on one page."""

    title_lt = Line(label=_("Title, in Lithuanian"), max_length=240)
    title_en = Line(label=_("Title, in English"), max_length=240, required=False)
    kind = Choice(label=_("Kind"))
    scope = Choice(label=_("Who it is for"))
    regions = forms.MultipleChoiceField(
        label=_("Regions"),
        widget=Ticks,
        required=False,
        help_text=_("A joint event counts once in the country and once in the view of each of its regions."),
    )
    starts_on = Day(label=_("First day"))
    ends_on = Day(label=_("Last day"), required=False, help_text=_("Leave empty if it lasts one day."))
    organiser = Offered(label=_("Organiser"))
    venue = Offered(label=_("Place"), required=False)
    series = Offered(label=_("Series"), required=False, help_text=_("Events that belong together."))
    new_series = Line(label=_("Name of a new series"), required=False, max_length=200)
    places = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages=WHOLE,
        help_text=_("Leave empty if there is no limit. Whoever registers when all are taken waits in a queue."),
    )
    is_open = forms.BooleanField(label=_("Anybody may register on the public page"), required=False)
    registration_closes_on = Day(label=_("Last day to register"), required=False)
    theme_lt = Words(label=_("What it is about, in Lithuanian"), rows=3, required=False)
    theme_en = Words(label=_("What it is about, in English"), rows=3, required=False)
    accessibility_lt = Words(
        label=_("Accessibility of this event, in Lithuanian"),
        rows=2,
        required=False,
        help_text=_("For example: sign language interpretation, texts in easy language, a quiet room."),
    )
    accessibility_en = Words(label=_("Accessibility of this event, in English"), rows=2, required=False)
    budget_line = Line(label=_("Budget line"), required=False, max_length=120)

    def __init__(
        self,
        *args: Any,
        organisers: Iterable[Organisation],
        venues: Iterable[Venue],
        series: Iterable[EventSeries],
        regions: Iterable[Region],
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        self.fields["version"].required = False
        self._regions = {region.code: region for region in regions}
        _choices(self, "kind", [(kind, kinds.ONE[kind]) for kind in _kinds(str(self.initial.get("kind", "")))])
        _choices(self, "scope", list(SCOPES.items()))
        _choices(self, "regions", [(code, region.name_lt) for code, region in self._regions.items()])
        bodies = {body.code: (body, body.name) for body in organisers}
        offered_in(self, "organiser").offer(bodies)
        offered_in(self, "venue").offer({v.code: (v, str(v)) for v in venues}, empty=_("Not chosen yet"))
        offered_in(self, "series").offer({str(s.uuid): (s, s.title) for s in series}, empty=_("None"))

    @property
    def chosen_regions(self) -> tuple[Region, ...]:
        return tuple(self._regions[code] for code in self.cleaned_data["regions"])

    def terms(self, *, series: EventSeries | None = None) -> EventTerms:
        given = self.cleaned_data
        is_national = given["scope"] == EventScope.NATIONAL
        return EventTerms(
            **{
                name: given[name]
                for name in (
                    "title_lt", "title_en", "kind", "scope", "starts_on", "theme_lt", "theme_en", "places", "is_open",
                    "registration_closes_on", "budget_line", "accessibility_lt", "accessibility_en",
                )
            },
            ends_on=given["ends_on"] or given["starts_on"],
            organiser=row(self, "organiser"),
            venue=row(self, "venue"),
            series=series or row(self, "series"),
            regions=() if is_national else self.chosen_regions,
        )  # fmt: skip

    @staticmethod
    def initial_of(event: Event) -> dict[str, Any]:
        plain = {name: getattr(event, name) for name in EventForm.base_fields if hasattr(event, name)}
        return plain | {
            "regions": [region.code for region in event.regions.all()],
            "organiser": event.organiser.code if event.organiser else "",
            "venue": event.venue.code if event.venue else "",
            "series": str(event.series.uuid) if event.series else "",
        }


class SessionForm(forms.Form):
    """A half-day with its programme, line by line."""

    title_lt = Line(label=_("Name of the half-day, in Lithuanian"), max_length=160)
    title_en = Line(label=_("Name of the half-day, in English"), max_length=160, required=False)
    on = Day(label=_("Day"))
    starts = forms.TimeField(
        label=_("Begins"), help_text=_("For example, 09:30."),
        error_messages={"invalid": _("Write a time, such as 09:30")},
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    ends = forms.TimeField(
        label=_("Ends"), error_messages={"invalid": _("Write a time, such as 09:30")},
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    academic_hours = forms.DecimalField(
        label=_("Academic hours"), required=False, min_value=0, max_value=99, decimal_places=1, max_digits=4,
        help_text=_("Counted for certificates of those who come to this half-day."), error_messages=WHOLE,
    )  # fmt: skip
    items = Words(
        label=_("Programme"),
        rows=10,
        required=False,
        help_text=_("One line for each item: 09:30 | Topic | Topic in English | Speaker | code of a document."),
    )

    @property
    def period(self) -> tuple[datetime, datetime]:
        given = self.cleaned_data
        zone = timezone.get_current_timezone()
        return (
            datetime.combine(given["on"], given["starts"], tzinfo=zone),
            datetime.combine(given["on"], given["ends"], tzinfo=zone),
        )

    @staticmethod
    def initial_of(session: EventSession) -> dict[str, Any]:
        begins, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        lines = [
            typed.Item(item.starts_at, item.title_lt, item.title_en, item.speaker, item.document).line
            for item in session.items.all()
        ]
        return {
            "title_lt": session.title_lt,
            "title_en": session.title_en,
            "on": begins.date(),
            "starts": begins.time(),
            "ends": ends.time(),
            "academic_hours": session.academic_hours,
            "items": "\n".join(lines),
        }


class VenueForm(forms.Form):
    name_lt = Line(label=_("Name of the house, in Lithuanian"), max_length=160)
    name_en = Line(label=_("Name of the house, in English"), max_length=160, required=False)
    town = Line(label=_("Town"), max_length=80)
    address = Line(label=_("Address"), max_length=200, required=False)
    places = forms.IntegerField(
        label=_("How many people it seats"), required=False, min_value=1, max_value=100_000, error_messages=WHOLE
    )
    accessibility_lt = Words(
        label=_("Getting in and about, in Lithuanian"),
        rows=3,
        help_text=_(
            "Entrance without steps, lift, accessible toilet, hearing loop, parking: what there is and is not."
        ),
    )
    accessibility_en = Words(label=_("Getting in and about, in English"), rows=3, required=False)


class CancelForm(forms.Form):
    reason_lt = Words(
        label=_("Why is it cancelled? In Lithuanian"),
        rows=3,
        help_text=_("Everybody on the list gets a letter with it, and the public page shows it."),
    )
    reason_en = Words(label=_("The same in English"), rows=3, required=False)


class OutcomeForm(Versioned):
    participants = forms.IntegerField(
        label=_("How many people came"), required=False, min_value=0, max_value=1_000_000, error_messages=WHOLE
    )
    notes_lt = Words(label=_("What came of it, in Lithuanian"), rows=4, required=False)
    notes_en = Words(label=_("What came of it, in English"), rows=4, required=False)

    @staticmethod
    def initial_of(event: Event) -> dict[str, Any]:
        return {
            "participants": event.participants_declared,
            "notes_lt": event.notes_lt,
            "notes_en": event.notes_en,
            "version": event.version,
        }


class MinutesForm(Versioned):
    minutes_lt = Words(
        label=_("Minutes, in Lithuanian"),
        rows=14,
        required=False,
        help_text=_("Everybody can read them once the event is reported: write what was decided, not who said what."),
    )
    minutes_en = Words(label=_("Minutes, in English"), rows=8, required=False)

    @staticmethod
    def initial_of(event: Event) -> dict[str, Any]:
        return {"minutes_lt": event.minutes_lt, "minutes_en": event.minutes_en, "version": event.version}


class AgreementForm(forms.Form):
    text = Line(label=_("What was agreed"), max_length=500)
    owner = Offered(label=_("Who does it"), required=False)
    due_on = Day(label=_("Until when"), required=False)

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "owner").offer({o.code: (o, o.name) for o in organisations}, empty=_("Not said"))


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP up to 10 MB. Where and with what it was taken is removed."),
        error_messages={"required": _("Choose a photo")},
    )
    caption_lt = Line(label=_("What is seen in it, in Lithuanian"), max_length=240, help_text=_("Without names."))
    caption_en = Line(label=_("What is seen in it, in English"), max_length=240, required=False)


class InviteForm(forms.Form):
    """Tick those who are known, and type who is new."""

    known = forms.MultipleChoiceField(
        label=_("People who are known"),
        widget=Ticks,
        required=False,
        help_text=_("Earlier participants of this organiser, and contacts of the cluster's members."),
    )
    people = Words(
        label=_("New people"),
        rows=6,
        required=False,
        help_text=_("One line for each: Name Surname; e-mail; organisation. You can paste it from a table."),
    )
    role = Choice(label=_("They come as"))

    def __init__(
        self, *args: Any, known: Sequence[tuple[str, Any]], roles: Sequence[tuple[str, Any]], **settings: Any
    ) -> None:
        super().__init__(*args, **settings)
        _choices(self, "known", known)
        _choices(self, "role", roles)
        if not known:
            del self.fields["known"]


def _kinds(standing: str) -> list[EventKind]:
    """A training group is planned on the page of its programme, and stays one."""
    if standing == EventKind.TRAINING:
        return [EventKind.TRAINING]
    return [kind for kind in EventKind if kind != EventKind.TRAINING]


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 (declared so in the form)
    field.choices = choices
