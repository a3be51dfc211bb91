"""Forms of the administrator's desk: an account, a role, its end, a decision."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Words
from pertvarka.foundation.access import roles
from pertvarka.foundation.access.errors import (
    AccountExists,
    LastDayImpossible,
    PeriodBegunBefore,
    PeriodReversed,
    PlaceMissing,
    PurposeMissing,
    ReasonMissing,
    RoleNotHeld,
    RoleOverlaps,
    TwoTerritories,
)
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.foundation.territory import queries as territory

FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    AccountExists: "email",
    LastDayImpossible: "last_day",
    PeriodBegunBefore: "valid_from",
    PeriodReversed: "valid_until",
    PurposeMissing: "purpose",
    ReasonMissing: "reason",
    RoleNotHeld: "role_code",
    RoleOverlaps: "valid_from",
    TwoTerritories: "region",
}


def show_refusal(form: forms.Form, refused: PertvarkaError) -> None:
    """Put the sentence of a refusal beside the field it speaks of; what was typed stays."""
    field = refused.place if isinstance(refused, PlaceMissing) else FIELDS_OF_ERRORS.get(type(refused), "")
    form.add_error(field if field in form.fields else None, refused.sentence)


class Chosen(forms.TypedChoiceField):
    """One row out of a list that the form reads when it is shown; None when it is left open."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(required=False, empty_value=None, **settings)

    def offer(self, rows: Mapping[str, Any]) -> None:
        self.coerce = rows.get
        self.choices = [("", pgettext_lazy("choice", "None")), *((code, str(row)) for code, row in rows.items())]


class OpenAccount(forms.Form):
    email = forms.EmailField(
        label=_("Work e-mail"), help_text=_("The person signs in with it. The letter to set a password goes there.")
    )
    name = Line(
        label=_("Name and surname"),
        max_length=120,
        help_text=_("As colleagues call the person; it stands beside what they do."),
    )
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=Account._meta.get_field("language").choices or []
    )


class GiveRole(forms.Form):
    """Everything of a role on one page: which, where, for what, from when to when."""

    role_code = forms.ChoiceField(label=_("Role"))
    organisation = Chosen(label=_("Organisation"), help_text=_("Needed by roles that see cases or colleagues."))
    municipality = Chosen(label=_("Municipality"))
    region = Chosen(
        label=_("Region"),
        help_text=_("For roles that work across a region. Choose the municipality or the region, not both."),
    )
    purpose = Words(
        rows=2,
        label=pgettext_lazy("role", "Purpose"),
        help_text=_("The order, contract or appointment. Whoever checks later will read it."),
    )
    valid_from = Day(label=_("First day"))
    valid_until = Day(label=_("Last day"), required=False, help_text=_("Leave empty if no end is set."))

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        held = [(role.code, role.title) for role in roles.all_roles() if role.demo]
        self.fields["role_code"].choices = [("", _("Choose a role")), *held]  # type: ignore[attr-defined]
        self._offer("organisation", {body.code: body for body in organisations.all_in_order()})
        self._offer("municipality", {place.code: place for place in territory.municipalities()})
        self._offer("region", dict(territory.region_names()))

    def _offer(self, name: str, rows: Mapping[str, Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, Chosen)  # noqa: S101 (declared above)
        field.offer(rows)


class EndRole(forms.Form):
    last_day = Day(
        label=_("Last day"),
        help_text=_("The last day on which the role gives anything. Yesterday takes it away at once."),
    )


class Decide(forms.Form):
    """Approve or refuse; a refusal says why."""

    decision = Choice(label=_("Decision"), choices=[("approved", _("Approve")), ("refused", _("Refuse"))])
    reason = Words(
        rows=2,
        label=_("Reason"),
        required=False,
        help_text=_("A refusal needs one. Who asked will read it."),
    )


class FindAccounts(forms.Form):
    """The filters of the list; what is not known narrows nothing."""

    text = forms.CharField(required=False, max_length=120)
    role = forms.CharField(required=False, max_length=40)
    show = forms.CharField(required=False, max_length=20)
