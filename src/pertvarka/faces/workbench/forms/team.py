"""What is asked about the team of a case: who comes, what they see, until when; who manages the case from now on."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from pertvarka.faces.workbench.forms.fields import Day, Versioned
from pertvarka.faces.workbench.forms.offered import Offered, OfferedHere, Ticks, offered_in
from pertvarka.foundation.access.roles import Role
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Part
from pertvarka.people.cases.queries.team import Colleague, Manager

PARTS = {
    Part.IDENTITY: _("Who the person is: name, date of birth, code, address"),
    Part.HEALTH: _("Health"),
    Part.EDUCATION: _("Education"),
    Part.PLACEMENT: _("Where the person lives"),
    Part.NOTES: _("Notes, conferences and files"),
    Part.TASKS: _("Tasks"),
}
"""What can be opened to a member beside the case itself; leading it is given with the management of the case."""
SEALED = _("Records that are sealed")
KINDS = {
    Organisation.Kind.INSTITUTION: pgettext_lazy("organisations", "Care institutions"),
    Organisation.Kind.PROVIDER: pgettext_lazy("organisations", "Providers of services"),
    Organisation.Kind.MUNICIPAL_ADMINISTRATION: pgettext_lazy("organisations", "Units of municipalities"),
}


class MemberForm(forms.Form):
    """What every new member is asked for, whoever it is."""

    parts = forms.MultipleChoiceField(
        label=_("What do they see beside the case itself?"),
        help_text=_("Everyone on the team sees the number, state, dates, team and important people without names."),
        widget=Ticks,
        required=False,
    )
    may_write = forms.BooleanField(label=_("They may write there, not only read"), required=False)
    last_day = Day(
        label=_("Last day"),
        required=False,
        help_text=_("For example, 2026-11-21. Leave empty while the end is not known; then end it yourself."),
    )

    def __init__(self, *args: Any, gives_sealed: bool, **settings: Any) -> None:
        super().__init__(*args, **settings)
        parts = self.fields["parts"]
        assert isinstance(parts, forms.MultipleChoiceField)  # noqa: S101 (declared above)
        parts.choices = [*PARTS.items(), *([(Part.SEALED, SEALED)] if gives_sealed else [])]


class ColleagueForm(MemberForm):
    field_order = ("colleague",)

    colleague = Offered(label=_("Who?"))

    def __init__(self, *args: Any, colleagues: Iterable[Colleague], **settings: Any) -> None:
        super().__init__(*args, **settings)
        rows = {one.key: (one, f"{one.account.name}, {one.role.title}") for one in colleagues}
        offered_in(self, "colleague").offer(rows, empty=_("Choose a person"))


class OrganisationForm(MemberForm):
    field_order = ("organisation", "role")

    organisation = Offered(label=_("Which organisation?"))
    role = Offered(label=_("Who there?"), help_text=_("Everyone who holds this role in the organisation."))

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation], roles: Sequence[Role], **settings: Any
    ) -> None:
        super().__init__(*args, **settings)
        groups = [
            (heading, {str(one.uuid): (one, str(one)) for one in organisations if one.kind == kind})
            for kind, heading in KINDS.items()
        ]
        offered_in(self, "organisation").offer_groups(groups, empty=_("Choose an organisation"))
        offered_in(self, "role").offer({one.code: (one, one.title) for one in roles}, empty=_("Choose a role"))


class AssignForm(Versioned):
    manager = OfferedHere(label=_("Who manages the case from now on?"))

    def __init__(self, *args: Any, managers: Iterable[Manager], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "manager").offer({str(one.account.uuid): (one.account, with_load(one)) for one in managers})


def with_load(manager: Manager) -> str:
    """The name, with how many open cases there are already where the asker sees them all."""
    if manager.cases_count is None:
        return manager.account.name
    words = ngettext("%(name)s: %(count)s open case", "%(name)s: %(count)s open cases", manager.cases_count)
    return words % {"name": manager.account.name, "count": manager.cases_count}
