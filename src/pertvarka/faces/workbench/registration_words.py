"""The words of a registration: its questions, why they are asked, the comparison, the answers to check."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pertvarka.faces.workbench import links
from pertvarka.faces.workbench.registration_steps import STEPS, Registration, Step
from pertvarka.foundation.base.components import Answer, AnswerGroup, Button, PersonRow, PersonsCompared, Question
from pertvarka.people.cases.models import Person
from pertvarka.people.cases.queries.drafts import KEPT_FOR
from pertvarka.people.cases.queries.matches import Match, Matches, Reason, Wanted

HEADINGS = {
    Step.GROUND: gettext_lazy("Who explained to the person how their data will be used, when and in what form?"),
    Step.SEARCH: gettext_lazy("Is the person registered already?"),
    Step.MATCHES: gettext_lazy("Is this the same person?"),
    Step.BASICS: gettext_lazy("Who is the person?"),
    Step.LEAD: gettext_lazy("Who leads the case, and why is it opened?"),
}
WHY = {
    Step.GROUND: gettext_lazy(
        "Data about a person are used on the ground of a law or of consent, and every person may know on which. "
        "It will be recorded that you explained it."
    ),
    Step.SEARCH: gettext_lazy(
        "One person has one file. Every search is recorded: who searched, when and how. The code itself is not."
    ),
    Step.BASICS: gettext_lazy(
        "Name, code, date of birth, address and telephone are kept sealed. Colleagues see the number of the case; "
        "whoever asks for the name is recorded."
    ),
    Step.LEAD: gettext_lazy("The manager is the first on the team of the case, and only the team sees the file."),
}
TITLES = {
    Step.GROUND: gettext_lazy("Legal ground"),
    Step.BASICS: gettext_lazy("The person"),
    Step.LEAD: gettext_lazy("The case"),
}
REASONS = {
    Reason.CODE: gettext_lazy("The same national code."),
    Reason.NAME: gettext_lazy("The same name."),
    Reason.LIKE_NAME: gettext_lazy("The name is alike."),
    Reason.BIRTH_DATE: gettext_lazy("The same date of birth."),
}


def question(step: Step, *, registration: Registration) -> Question:
    number = STEPS.index(step) + 1
    back = address(registration, STEPS[number - 2]) if number > 1 else ""
    return Question(
        heading=str(HEADINGS[step]),
        why=str(WHY.get(step, "")),
        number=number,
        count=len(STEPS),
        back_url=back,
        cancel_url=reverse("cases:list"),
        note=kept_in_words(),
    )


def kept_in_words() -> str:
    days = KEPT_FOR.days
    return ngettext(
        "What you type is kept sealed for %(count)s day after the last change. Only you see it.",
        "What you type is kept sealed for %(count)s days after the last change. Only you see it.",
        days,
    ) % {"count": days}


def address(registration: Registration, step: Step | None) -> str:
    """The page of a question; without one, the page of all answers."""
    if registration.uuid is None:
        return reverse("cases:register")
    if step is None:
        return reverse("cases:register_check", kwargs={"uuid": registration.uuid})
    return reverse("cases:register_step", kwargs={"uuid": registration.uuid, "step": step.value})


def comparisons(found: Matches, *, registration: Registration) -> list[PersonsCompared]:
    """Everybody in sight who may be the one."""
    basics = registration.filled(Step.BASICS) or {}
    place = registration.municipalities.get(basics.get("municipality", ""))
    return [
        _compared(match, wanted=registration.person, sex=basics.get("sex", ""), place=str(place or ""), number=number)
        for number, match in enumerate(found.seen, start=1)
    ]


def _compared(match: Match, *, wanted: Wanted, sex: str, place: str, number: int) -> PersonsCompared:
    """The one to be registered and one who is there, side by side."""
    held, case = match.identity, match.case
    rows = (
        PersonRow(_("Name"), wanted.name, f"{held.first_name} {held.surname}"),
        PersonRow(_("Date of birth"), str(wanted.birth_date or ""), held.birth_date.isoformat()),
        PersonRow(_("National code"), wanted.national_code, held.national_code),
        PersonRow(_("Sex"), _sex(sex), _sex(case.person.sex)),
        PersonRow(_("Municipality"), place, str(case.municipality)),
    )
    url = links.to_case(case)
    return PersonsCompared(
        left_title=_("You are registering"),
        right_title=case.number,
        # What is not known yet of the one cannot differ from the other.
        rows=tuple(row for row in rows if row.left),
        label=_("Comparison %(number)s: two records side by side") % {"number": number},
        right_url=url,
        reasons=tuple(str(REASONS[reason]) for reason in match.reasons),
        actions=(Button(_("The same – open the case"), url, "FolderFile"),),
    )


def _sex(code: str) -> str:
    return str(Person.Sex(code).label) if code else ""


def answer_groups(registration: Registration) -> tuple[AnswerGroup, ...]:
    """All answers, each with the page where it is changed."""
    groups = []
    for step, title in TITLES.items():
        form = registration.form(step)
        form.is_valid()
        answers = [
            Answer(str(field.label), in_words(field, form.cleaned_data.get(name)), address(registration, step))
            for name, field in form.fields.items()
        ]
        if step is Step.GROUND:
            answers.append(Answer(_("Who explained it?"), registration.account.name))
        groups.append(AnswerGroup(str(title), tuple(answers)))
    said = registration.same
    if said:
        same = (
            _("The same as %(number)s: the files will be linked") % {"number": said.number}
            if said.number
            else _("The data protection officer will be asked about files you do not see")
        )
        where = address(registration, Step.MATCHES)
        answers = [Answer(_("Is it one of the people registered already?"), (same,), where)]
        answers.append(Answer(_("How do you know that it is the same person?"), (said.reason,), where))
        groups.insert(1, AnswerGroup(_("The same person"), tuple(answers)))
    return tuple(groups)


def in_words(field: forms.Field, value: Any) -> tuple[str, ...]:
    """An answer as a person reads it: the labels of choices, a day as 2026-11-21, nothing for nothing."""
    if isinstance(field, forms.MultipleChoiceField):
        return tuple(_labels(field, value or ()))
    if isinstance(field, forms.ChoiceField):
        return tuple(_labels(field, [value] if value else ()))
    return tuple(str(value).splitlines()) if value else ()


def _labels(field: forms.ChoiceField, chosen: Sequence[Any]) -> Iterable[str]:
    return (str(label) for key, label in _pairs(field) if key in chosen)


def _pairs(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(field.choices)  # type: ignore[arg-type]  # ours are flat
