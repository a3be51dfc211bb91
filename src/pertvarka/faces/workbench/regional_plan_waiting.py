"""Who waits and why: each reason of a computed plan as a sentence with its count of people."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.faces.workbench.regional_plan_tables import Column, Kind, Table
from pertvarka.foundation.base.templatetags.numbers import whole
from pertvarka.oversight.regional_plans import words
from pertvarka.oversight.regional_plans.figures import Summary


@dataclass(frozen=True, slots=True)
class Reason:
    """`count` is told in words, since a small one is hidden."""

    count: str
    sentence: str


def counted(persons: int | None) -> str:
    """ "9 persons.", or that it is hidden."""
    if persons is None:
        return _("Some people; how many is hidden, so that nobody is found.")
    return ngettext("%(number)s person.", "%(number)s persons.", persons) % {"number": whole(persons)}


def reasons(summary: Summary, names: Names) -> Iterator[Reason]:
    for one in summary.reasons:
        service = names.service(one.service) if one.service else ""
        sentence = words.reason(one.code)
        yield Reason(counted(one.persons), f"{service}. {sentence}" if service else sentence)


def table(summary: Summary, names: Names) -> Table:
    return Table(
        "reasons",
        _("Who waits and why"),
        (Column(_("Reason"), Kind.TEXT), Column(_("Service"), Kind.TEXT), Column(_("Persons"), Kind.PEOPLE)),
        tuple(
            (words.reason(one.code), names.service(one.service) if one.service else "", one.persons)
            for one in summary.reasons
        ),
    )
