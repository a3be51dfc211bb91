"""What is asked about the services of a method."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.offered import Ticks


class ServicesForm(forms.Form):
    service_types = forms.MultipleChoiceField(
        label=_("Services it is written for"),
        widget=Ticks,
        required=False,
        help_text=_("Only those a source names. None, if it is for all."),
    )

    def __init__(self, *args: Any, service_types: Iterable[tuple[str, str]], **settings: Any) -> None:
        super().__init__(*args, **settings)
        field = self.fields["service_types"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (declared above)
        field.choices = list(service_types)
