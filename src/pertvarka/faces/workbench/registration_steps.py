"""The way of a registration: which question comes when, what is answered already, what has to be asked again.

The draft keeps what was typed, right or wrong; every page is judged anew each time, so what has become wrong meanwhile
(a manager who left) comes back as its question and not as a surprise at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone

from pertvarka.faces.workbench.forms.registration import BasicsForm, GroundForm, LeadForm, SearchForm
from pertvarka.faces.workbench.forms.same_person import ASK, NOBODY
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import national_code
from pertvarka.people.cases.actions.person_links import SaidToBe
from pertvarka.people.cases.actions.registration import GroundGiven, NewCase, NewPerson
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import units
from pertvarka.people.cases.queries.drafts import Answers
from pertvarka.people.cases.queries.matches import Wanted


class Step(StrEnum):
    """The question pages in their order."""

    GROUND = "ground"
    SEARCH = "search"
    MATCHES = "matches"
    BASICS = "basics"
    LEAD = "lead"


STEPS = tuple(Step)
SAME, REASON = "same", "reason"
COMPARED = "compared"
"""What the person was compared by when the comparison was answered: another name asks for another comparison."""


@dataclass(frozen=True)
class Registration:
    """A draft with its author; `uuid` is None until the first page is answered."""

    account: Account
    answers: Answers
    uuid: UUID | None = None

    def form(self, step: Step, *, data: Mapping[str, Any] | None = None) -> forms.Form:
        """The form of a page: with what was sent, or what the draft keeps, or empty with what is known already."""
        given = data if data is not None else self._kept(step)
        settings: dict[str, Any] = {"data": given} if given is not None else {"initial": self._known(step)}
        if step is Step.GROUND:
            return GroundForm(**settings)
        if step is Step.SEARCH:
            return SearchForm(**settings)
        if step is Step.BASICS:
            return BasicsForm(**settings, municipalities=self.municipalities)
        if step is Step.LEAD:
            return LeadForm(**settings, units=self.units, managers=self.managers, birth_date=self.person.birth_date)
        return forms.Form(**settings)

    def with_answer(self, step: Step, typed: QueryDict) -> Answers:
        """All answers with this page's as typed; fields the page does not have are not kept."""
        names = self.form(step).fields
        return {**self.answers, step: {name: typed.getlist(name) for name in names if name in typed}}

    def with_comparison(self, *, same: str = NOBODY, reason: str = "") -> Answers:
        said = {SAME: [same], REASON: [reason]} if same else {}
        return {**self.answers, Step.MATCHES: {COMPARED: self.fingerprint, **said}}

    @property
    def same(self) -> SaidToBe | None:
        """Who among those registered the person is said to be, or that the officer is to be asked."""
        kept = self.answers.get(Step.MATCHES, {})
        if not (kept.get(SAME) and self.is_answered(Step.MATCHES)):
            return None
        number, reason = kept[SAME][0], kept[REASON][0]
        return SaidToBe("" if number == ASK else number, reason)

    @cached_property
    def first_open(self) -> Step | None:
        """The first page that still needs an answer, None when all is answered."""
        return next((step for step in STEPS if not self.is_answered(step)), None)

    def is_answered(self, step: Step) -> bool:
        if step is Step.MATCHES:
            return self.answers.get(step, {}).get(COMPARED) == self.fingerprint
        return self.filled(step) is not None

    def may_open(self, step: Step) -> bool:
        """A page is asked when those before it are answered."""
        return self.first_open is None or STEPS.index(step) <= STEPS.index(self.first_open)

    def filled(self, step: Step) -> dict[str, Any] | None:
        """The cleaned answers of a page, None where it is not answered or no longer right."""
        form = self._forms_kept.get(step)
        return form.cleaned_data if form is not None else None

    @cached_property
    def person(self) -> Wanted:
        """Who it is, as far as it is known: the basics count more than what was searched by."""
        known = self._basics_kept or self._search_kept
        if known is None:
            return Wanted()
        return Wanted(
            first_name=known["first_name"],
            surname=known["surname"],
            birth_date=known["birth_date"],
            national_code=known["national_code"],
        )

    @cached_property
    def fingerprint(self) -> list[str]:
        one = self.person
        return [one.first_name, one.surname, str(one.birth_date or ""), one.national_code]

    @cached_property
    def municipalities(self) -> dict[str, Municipality]:
        return {place.code: place for place in territory.municipalities()}

    @cached_property
    def units(self) -> dict[str, Organisation]:
        return {unit.code: unit for unit in units.units_with(Permission.CASE_REGISTER)}

    @cached_property
    def managers(self) -> dict[str, Account]:
        return {str(account.uuid): account for account in units.managers_in(self.units.values()).values()}

    @cached_property
    def _basics_kept(self) -> dict[str, Any] | None:
        return self._cleaned(Step.BASICS)

    @cached_property
    def _search_kept(self) -> dict[str, Any] | None:
        return self._cleaned(Step.SEARCH)

    @cached_property
    def _forms_kept(self) -> dict[Step, forms.Form]:
        """The pages answered rightly, each read once."""
        kept = {step: self.form(step) for step in STEPS if step is not Step.MATCHES and step in self.answers}
        return {step: form for step, form in kept.items() if form.is_valid()}

    def _cleaned(self, step: Step) -> dict[str, Any] | None:
        form = self.form(step) if step in self.answers else None
        return form.cleaned_data if form is not None and form.is_valid() else None

    def _kept(self, step: Step) -> QueryDict | None:
        if step not in self.answers:
            return None
        kept = QueryDict(mutable=True)
        for name, values in self.answers[step].items():
            kept.setlist(name, values)
        return kept

    def _known(self, step: Step) -> dict[str, Any]:
        """What an empty page begins with."""
        if step is Step.BASICS:
            return self._known_of_person()
        if step is Step.LEAD:
            unit = next(iter(self.units), "")
            return {"organisation": unit, "manager": str(self.account.uuid), "opened_on": timezone.localdate()}
        return {}

    def _known_of_person(self) -> dict[str, Any]:
        one = self.person
        known: dict[str, Any] = {
            "first_name": one.first_name,
            "surname": one.surname,
            "birth_date": one.birth_date,
            "national_code": one.national_code,
            "languages": ["lt"],
        }
        if one.national_code:
            code = national_code.parse(one.national_code, today=timezone.localdate())
            known |= {"birth_date": code.born_on, "sex": code.sex}
        place = next((unit.municipality for unit in self.units.values() if unit.municipality), None)
        return known | ({"municipality": place.code} if place else {})

    def new_person(self) -> NewPerson:
        """Who is registered; asked only when every page is answered."""
        basics = self._right(Step.BASICS)
        return NewPerson(
            first_name=basics["first_name"],
            surname=basics["surname"],
            birth_date=basics["birth_date"],
            sex=basics["sex"],
            legal_status=basics["legal_status"],
            national_code=basics["national_code"],
            address=basics["address"],
            phone=basics["phone"],
            communication=tuple(basics["communication"]),
            languages=tuple(basics["languages"]),
            target_groups=tuple(basics["target_groups"]),
            is_invented=self.account.is_demo,
        )

    def new_case(self) -> NewCase:
        ground, basics, lead = self._right(Step.GROUND), self._right(Step.BASICS), self._right(Step.LEAD)
        return NewCase(
            kind=lead["kind"],
            municipality=self.municipalities[basics["municipality"]],
            organisation=self.units[lead["organisation"]],
            manager=self.managers[lead["manager"]],
            opened_on=lead["opened_on"],
            opening_reason=lead["opening_reason"],
            risk=lead["risk"],
            ground=GroundGiven(
                basis=ground["basis"],
                article=ground["article"],
                informed_form=ground["informed_form"],
                informed_on=ground["informed_on"],
            ),
        )

    def _right(self, step: Step) -> dict[str, Any]:
        answers = self.filled(step)
        assert answers is not None  # noqa: S101 (asked after `first_open`)
        return answers
