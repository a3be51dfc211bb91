"""A pack in one language: facts and tables of words, the same on the page, in the PDF and in the Word file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.oversight.monitoring.checks.register import title_of
from pertvarka.oversight.monitoring.pack_content import Content
from pertvarka.oversight.monitoring.states import FindingState


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its table; `empty` stands where there are no rows. `numeric` are the places of figures."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    title: str
    language: str
    footer: str
    invented: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def tell(content: Content, *, held_on: date, is_invented: bool, language: str) -> Told:
    """The content of a pack in words of that language."""
    with translation.override(language):
        return _tell(content, held_on=held_on, is_invented=is_invented, language=language)


def _tell(content: Content, *, held_on: date, is_invented: bool, language: str) -> Told:
    title = _("Papers for the meeting of the monitoring group")
    facts = [(_("Meeting"), held_on.isoformat()), (_("Data as of"), content["as_of"])]
    if content["plan_version"] is not None:
        facts.append((_("Plan version"), str(content["plan_version"])))
    if content["last_pack_on"]:
        facts.append((_("Compared with the papers of"), content["last_pack_on"]))
    return Told(
        title=title,
        language=language,
        footer=_("Monitoring group, meeting of %(day)s") % {"day": held_on.isoformat()},
        invented=_("Invented for the demonstration") if is_invented else "",
        facts=tuple(facts),
        sections=tuple(_sections(content, language)),
    )


def _sections(content: Content, language: str) -> Iterator[Section]:
    changed = [row for row in content["indicators"] if row["code"] in set(content["changed"])]
    yield Section(
        "figures",
        _("Figures to verify"),
        (_("Indicator"), _("Submitted"), _("Counted from records"), _("Data as of"), _("Evidence")),
        tuple(
            (one["code"], _n(one["value"]), _n(one["computed"]), one["as_of"], ", ".join(one["evidence"]))
            for one in content["submissions"]
        ),
        _("No figure waits to be verified."),
        frozenset({1, 2}),
    )
    yield Section(
        "changed",
        _("What changed since the last papers"),
        (_("Indicator"), _("Title"), _("Declared"), _("Counted from records")),
        tuple(
            (
                row["code"],
                row[f"title_{language}"],
                _step(row["declared_before"], row["declared"]),
                _step(row["computed_before"], row["computed"]),
            )
            for row in changed
        ),
        _("No figure has changed.") if content["last_pack_on"] else _("These are the first papers."),
        frozenset({2, 3}),
    )
    yield _scorecard(content["indicators"], language)
    yield Section(
        "institutions",
        _("Institutions that are late"),
        (_("Institution"), _("What is late"), _("Target day")),
        tuple(
            (one[f"name_{language}"], _late(one, content["as_of"]), one["target_on"] or "–")
            for one in content["institutions"]
        ),
        _("No institution is late."),
    )
    yield Section(
        "difficulties",
        _("Open difficulties of the cluster"),
        (_("What happened"), _("Kind"), _("Region"), _("To be done by")),
        tuple(
            (
                one["what"],
                one[f"kind_{language}"],
                one[f"region_{language}"] or _("The whole country"),
                one["due_on"] or "–",
            )
            for one in content["difficulties"]
        ),
        _("No difficulty is open."),
    )
    yield Section(
        "alerts",
        _("Discrepancies found by the nightly checks"),
        (_("What is checked"), _("Not explained yet"), _("Explained")),
        tuple((title_of(one["check"]), _n(one["open"]), _n(one["explained"])) for one in content["alerts"]),
        _("The checks have found nothing out of order."),
        frozenset({1, 2}),
    )
    yield from _work(content, language)


def _scorecard(indicators: Sequence[Content], language: str) -> Section:
    return Section(
        "scorecard",
        _("All indicators"),
        (_("Indicator"), _("Title"), _("Planned"), _("Declared"), _("Counted from records"), _("Difference")),
        tuple(
            (
                row["code"],
                row[f"title_{language}"],
                _n(row["planned"]),
                _n(row["declared"]),
                _n(row["computed"]),
                _n(row["difference"]),
            )
            for row in indicators
        ),
        _("The plan has no indicators."),
        frozenset({2, 3, 4, 5}),
    )


def _work(content: Content, language: str) -> Iterator[Section]:
    yield Section(
        "findings",
        _("Findings that are not closed"),
        (_("Finding"), _("Indicator"), _("Whose"), _("State"), _("Days")),
        tuple(
            (
                one["text"],
                one["code"] or "–",
                one[f"owner_{language}"] or "–",
                str(FindingState(one["state"]).label),
                str(one["days"]),
            )
            for one in content["findings"]
        ),
        _("Every finding is closed."),
        frozenset({4}),
    )
    yield Section(
        "tasks",
        _("Tasks that are not done"),
        (_("Task"), _("Whose"), _("To be done by")),
        tuple(
            (
                one["what"],
                one[f"owner_{language}"],
                f"{one['due_on']} ({_('late')})" if one["is_late"] else one["due_on"],
            )
            for one in content["tasks"]
        ),
        _("Every task is done."),
    )


def _late(one: Content, as_of: str) -> str:
    told = []
    if one["late_measures"]:
        count = one["late_measures"]
        told.append(ngettext("%(count)s measure", "%(count)s measures", count) % {"count": count})
    if one["census_due_on"] and one["census_due_on"] < as_of:
        told.append(_("monthly census, due on %(day)s") % {"day": one["census_due_on"]})
    if one["target_on"] and one["target_on"] < as_of:
        told.append(_("the target day is over"))
    return "; ".join(told)


def _n(value: int | None) -> str:
    return "–" if value is None else str(value)


def _step(before: int | None, now: int | None) -> str:
    return _n(now) if before == now else f"{_n(before)} → {_n(now)}"
