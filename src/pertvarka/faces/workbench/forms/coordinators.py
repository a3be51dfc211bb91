"""What is asked about the register of coordinators: a new entry, its end, hours of supervision."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line
from pertvarka.faces.workbench.forms.offered import Offered, offered_in
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.people.cases.models import Coordinator

CERTIFICATE_LIMIT, MOST_HOURS = 40, 2000


class EntryForm(forms.Form):
    account = Offered(label=_("Who?"), help_text=_("Only those who hold the role of a family conference coordinator."))
    kind = Choice(label=_("As what?"), choices=Coordinator.Kind.choices)
    organisation = Offered(label=_("In which organisation?"))
    region = Offered(label=_("In which region?"))
    certificate = Line(label=_("Number of the certificate"), max_length=CERTIFICATE_LIMIT)
    trained_on = Day(label=_("When was the training finished?"))
    hours = forms.IntegerField(label=_("Hours of training"), min_value=1, max_value=MOST_HOURS)

    def __init__(
        self,
        *args: Any,
        accounts: Iterable[Account],
        organisations: Iterable[Organisation],
        regions: Iterable[Region],
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "account").offer({str(one.uuid): (one, one.name) for one in accounts}, empty=_("Choose one"))
        offered_in(self, "organisation").offer(
            {str(one.uuid): (one, str(one)) for one in organisations}, empty=_("Choose an organisation")
        )
        offered_in(self, "region").offer({one.code: (one, str(one)) for one in regions}, empty=_("Choose a region"))


class EndForm(forms.Form):
    until_on = Day(label=_("Until which day does the entry count?"))


class SupervisionForm(forms.Form):
    supervisor = Offered(label=_("Who supervised?"))
    held_on = Day(label=_("When?"))
    hours = forms.DecimalField(
        label=_("How many hours?"),
        min_value=Decimal("0.5"),
        max_value=Decimal(12),
        max_digits=4,
        decimal_places=1,
        localize=True,
        help_text=_("From half an hour to 12."),
    )

    def __init__(self, *args: Any, supervisors: Iterable[Coordinator], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "supervisor").offer(
            {str(one.uuid): (one, f"{one.account.name}, {one.region}") for one in supervisors}, empty=_("Choose one")
        )
