"""What is asked about studies and survey waves."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line, Words
from pertvarka.faces.workbench.forms.offered import Offered, Ticks, offered_in, row
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.programme.research.actions.studies import StudyWords
from pertvarka.programme.research.actions.waves import NewStratum, WaveTerms
from pertvarka.programme.research.errors import StrataMissing, StratumUnclear
from pertvarka.programme.research.models import Stratum, Study
from pertvarka.programme.research.states import Mode

COLUMNS = 4
CODE, PEOPLE = re.compile(r"[A-Za-z0-9_-]{1,40}\Z"), re.compile(r"[1-9][0-9]{0,8}\Z")
LARGEST = 2 * 1024 * 1024
WHOLE = {"invalid": _("Write a whole number"), "min_value": _("Write a number that is not below %(limit_value)s")}


def show_refusal(form: forms.Form, refused: PertvarkaError) -> None:
    """Put the sentence of a refusal beside the field it speaks of; what was typed stays."""
    field = getattr(refused, "field", "")
    form.add_error(field if field in form.fields else None, refused.sentence)


class StudyForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = Choice(label=_("What is it?"), choices=Study.Kind.choices)
    title_lt = Line(label=_("Name in Lithuanian"), max_length=200)
    title_en = Line(label=_("Name in English"), max_length=200)
    question_lt = Words(label=_("What does it want to know, in Lithuanian?"), rows=2)
    question_en = Words(label=_("What does it want to know, in English?"), rows=2, required=False)
    method_lt = Words(
        label=_("Method, in Lithuanian"), rows=2, help_text=_("How the sample is drawn, how it is asked.")
    )
    method_en = Words(label=_("Method, in English"), rows=2, required=False)
    population_lt = Line(label=_("About whom does it speak, in Lithuanian?"), max_length=300)
    population_en = Line(label=_("About whom does it speak, in English?"), max_length=300, required=False)
    sample_planned = forms.IntegerField(label=_("Planned sample"), min_value=1, required=False, error_messages=WHOLE)
    sample_is_lower_bound = forms.BooleanField(label=_("It is a lower bound (“over”)"), required=False)
    contractor = Line(label=_("Who carries it out"), max_length=200, required=False)
    contract = Line(label=_("Number of the contract"), max_length=60, required=False)
    report_documents = Line(
        label=_("Reports in the library"),
        max_length=400,
        required=False,
        help_text=_("Codes of documents, with commas between them; the code stands in the address of the document."),
    )
    data_licence = Line(label=_("Licence of the open data"), max_length=60, required=False, initial="CC BY 4.0")

    @property
    def words(self) -> StudyWords:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        codes = tuple(code.strip() for code in given.pop("report_documents").split(",") if code.strip())
        return StudyWords(**given, report_documents=codes)

    @classmethod
    def initial_of(cls, study: Study) -> dict[str, Any]:
        held = {name: getattr(study, name) for name in cls.base_fields}
        return held | {"report_documents": ", ".join(study.report_documents)}


class LeadersForm(forms.Form):
    members = forms.MultipleChoiceField(
        label=_("Who leads the study"), widget=Ticks, error_messages={"required": _("Choose at least one")}
    )

    def __init__(self, *args: Any, accounts: Iterable[Account], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.accounts = {str(account.uuid): account for account in accounts}
        field = self.fields["members"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (declared so above)
        field.choices = [(key, account.name) for key, account in self.accounts.items()]

    @property
    def chosen(self) -> list[Account]:
        return [self.accounts[key] for key in self.cleaned_data["members"]]


class FocusGroupForm(forms.Form):
    held_on = Day(label=_("Day of the conversation"))
    place_lt = Line(label=_("Where, in Lithuanian"), max_length=200)
    place_en = Line(label=_("Where, in English"), max_length=200, required=False)
    participants_count = forms.IntegerField(label=_("How many took part"), min_value=1, error_messages=WHOLE)
    summary_lt = Words(
        label=_("What was said, in Lithuanian"),
        help_text=_("A summary. Write no names, and nothing that tells who spoke."),
    )
    summary_en = Words(label=_("What was said, in English"), required=False)


class WaveForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    instrument_version = Offered(label=_("Questionnaire"))
    mode = Choice(label=_("How do people come to it?"), choices=Mode.choices)
    opens_on = Day(label=_("First day"))
    closes_on = Day(label=_("Last day"))
    strata = Words(
        label=_("Strata of the population"),
        rows=5,
        help_text=_(
            "One a line: code; name in Lithuanian; name in English; number of people; quota or nothing. "
            "For example: city; Didmiesčiai; Large cities; 1200000; 400"
        ),
    )
    stratum_question = Line(
        label=_("Question that tells the stratum"),
        max_length=80,
        required=False,
        help_text=_("Only for an open link with several strata: its answer codes are the codes of the strata."),
    )

    def __init__(self, *args: Any, questionnaires: Sequence[InstrumentVersion], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "instrument_version").offer(
            {str(one.uuid): (one, f"{one.instrument.title}, {one.number}") for one in questionnaires}
        )

    @property
    def terms(self) -> WaveTerms:
        """Raises StrataMissing, StratumUnclear."""
        given = self.cleaned_data
        return WaveTerms(
            instrument_version=row(self, "instrument_version"),
            mode=given["mode"],
            opens_on=given["opens_on"],
            closes_on=given["closes_on"],
            strata=strata_in(given["strata"]),
            stratum_question=given["stratum_question"].strip(),
        )


class RemarksForm(forms.Form):
    remarks_lt = Words(
        label=_("What a reader should bear in mind, in Lithuanian"),
        required=False,
        help_text=_("Who was not reached, what could have been understood differently."),
    )
    remarks_en = Words(label=_("What a reader should bear in mind, in English"), required=False)


class BringForm(forms.Form):
    brought = forms.FileField(
        label=_("List of addresses (.csv or .xlsx)"),
        help_text=_("Columns email, stratum and, if you like, language (lt or en). The codes of strata stand below."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty.")},
    )

    def clean_brought(self) -> Any:
        brought = self.cleaned_data["brought"]
        if brought.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 2 MB, which no list of addresses needs."))
        return brought


def strata_in(text: str) -> tuple[NewStratum, ...]:
    """The strata as lines of text."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split(";")]
        people, quota = (cells[3:4] or [""])[0].replace(" ", ""), (cells[4:5] or [""])[0].replace(" ", "")
        is_clear = len(cells) in (COLUMNS, COLUMNS + 1) and CODE.match(cells[0]) and all(cells[:3])
        if not is_clear or not PEOPLE.match(people) or (quota and not PEOPLE.match(quota)):
            raise StratumUnclear(line=number, text=line.strip()[:80])
        found.append(NewStratum(cells[0], cells[1][:120], cells[2][:120], int(people), int(quota) if quota else None))
    if not found:
        raise StrataMissing
    return tuple(found)


def strata_as_text(strata: Iterable[Stratum]) -> str:
    return "\n".join(
        "; ".join((one.code, one.name_lt, one.name_en, str(one.population), str(one.quota or ""))) for one in strata
    )
