"""What is asked about the person of a case: who they are, who matters to them, on what ground the data rest."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Versioned, Words
from pertvarka.people.cases.models import Ground, Relationship

LINE_LIMIT = 200


class IdentityForm(Versioned):
    first_name = Line(label=_("First name"), max_length=LINE_LIMIT)
    surname = Line(label=_("Surname"), max_length=LINE_LIMIT)
    birth_date = Day(label=_("Date of birth"))
    national_code = Line(label=_("National code"), required=False, max_length=20, help_text=_("11 digits."))
    address = Line(label=_("Address"), required=False, max_length=LINE_LIMIT)
    phone = Line(label=_("Telephone"), required=False, max_length=40)
    reason = Words(
        label=_("Why is it corrected?"), rows=3, help_text=_("For example: it was mistyped; the surname has changed.")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        for name in ("first_name", "surname", "national_code", "address", "phone"):
            # Neither the browser nor its password store learns who the person is.
            self.fields[name].widget.attrs["autocomplete"] = "off"


class ContactLimit(forms.Form):
    contact = Choice(
        label=_("May they meet?"), choices=Relationship.Contact.choices, initial=Relationship.Contact.ALLOWED
    )
    decision = Line(
        label=_("Decision of the court"),
        required=False,
        max_length=LINE_LIMIT,
        help_text=_("Court, date and number; needed when contact is limited."),
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        contact = cleaned.get("contact")
        if contact and contact != Relationship.Contact.ALLOWED and not str(cleaned.get("decision", "")).strip():
            self.add_error("decision", _("Contact is limited only by a decision: enter it."))
        return cleaned


class RelationshipForm(ContactLimit):
    field_order = ("kind", "other_name", "contact", "decision", "keep_together", "note")

    kind = forms.ChoiceField(label=_("Who is it to the person?"), choices=Relationship.Kind.choices)
    other_name = Line(
        label=_("Name"),
        required=False,
        max_length=LINE_LIMIT,
        help_text=_("Kept sealed, and shown together with the person's name."),
    )
    keep_together = forms.BooleanField(label=_("Brothers and sisters who are to live together"), required=False)
    note = Line(
        label=_("What is good to know?"),
        required=False,
        max_length=300,
        help_text=_("Without names: for example, they meet every week."),
    )


class ContactForm(Versioned, ContactLimit):
    pass


class GroundForm(forms.Form):
    purpose = Choice(label=_("What are the data used for?"), choices=Ground.Purpose.choices)
    basis = Choice(label=_("On what ground?"), choices=Ground.Basis.choices)
    article = Line(label=_("Provision or decision"), max_length=120, help_text=_("For example, GDPR Art. 6(1)(e)."))
    informed_form = Choice(label=_("How was it explained to the person?"), choices=Ground.Form.choices)
    informed_on = Day(label=_("When was it explained?"))


class WithdrawForm(forms.Form):
    withdrawn_on = Day(label=_("From which day does the person no longer agree?"))
    note = Line(label=_("What did the person say?"), required=False, max_length=300)
