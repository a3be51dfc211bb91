"""What waits for the next meeting: figures to verify, open findings, changed figures, institutions that are late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from pertvarka.oversight.monitoring import rules
from pertvarka.oversight.monitoring.models import AgendaItem, Finding, Pack, Submission
from pertvarka.oversight.monitoring.states import FindingState, SubmissionState
from pertvarka.oversight.results import queries as results
from pertvarka.programme.framework import queries as framework
from pertvarka.services.institutions.queries import institutions

LENGTH = 200


@dataclass(frozen=True, slots=True)
class Proposed:
    """An item not yet on an agenda; the title is Lithuanian, the language of the minutes."""

    kind: str
    subject: str
    title: str


def proposed(*, today: date) -> list[Proposed]:
    """Everything that waits, in the order it is spoken of."""
    with translation.override("lt"):
        return [*_figures(), *_findings(), *_changed(today), *_institutions(today)]


def _figures() -> Iterator[Proposed]:
    waiting = list(Submission.objects.filter(state=SubmissionState.SUBMITTED).order_by("indicator_code", "id"))
    named = framework.indicators(one.indicator_code for one in waiting)
    for one in waiting:
        title = _("Verify %(code)s %(title)s: %(value)s (as of %(day)s)") % {
            "code": one.indicator_code,
            "title": named[one.indicator_code].short if one.indicator_code in named else "",
            "value": one.value,
            "day": one.as_of.isoformat(),
        }
        yield Proposed(AgendaItem.Kind.FIGURE, str(one.uuid), title[:LENGTH])


def _findings() -> Iterator[Proposed]:
    for finding in Finding.objects.exclude(state=FindingState.CLOSED).order_by("id"):
        title = _("Finding: %(text)s") % {"text": finding.text}
        yield Proposed(AgendaItem.Kind.FINDING, str(finding.uuid), title[:LENGTH])


def _changed(today: date) -> Iterator[Proposed]:
    """Figures that are other than in the newest pack; before the first pack nothing has changed."""
    last = Pack.objects.first()
    if last is None:
        return
    now = {item.indicator.code: item for item in figures(today)}
    before = sides_before(last)
    for code in rules.changed({code: sides(item) for code, item in now.items()}, before):
        old, new = before[code], sides(now[code])
        place = 0 if old[0] != new[0] else 1
        title = _("Changed since the last papers: %(code)s %(title)s, %(before)s → %(now)s") % {
            "code": code,
            "title": now[code].indicator.short,
            "before": _shown(old[place]),
            "now": _shown(new[place]),
        }
        yield Proposed(AgendaItem.Kind.CHANGED, code, title[:LENGTH])


def _institutions(today: date) -> Iterator[Proposed]:
    for one in late(today):
        title = _("Institution that is late: %(name)s") % {"name": one.institution.organisation.name}
        yield Proposed(AgendaItem.Kind.INSTITUTION, str(one.institution.uuid), title[:LENGTH])


def figures(as_of: date) -> list[results.IndicatorResult]:
    """Every indicator of the plan as it stands on that day."""
    version = framework.version(None, as_of=as_of)
    return results.results(version=version, as_of=as_of, indicators=framework.plan_indicators())


def sides(item: results.IndicatorResult) -> rules.Sides:
    return item.declared_value, item.computed


def sides_before(pack: Pack | None) -> dict[str, rules.Sides]:
    """Both sides of every indicator as an earlier pack froze them."""
    rows = pack.content["indicators"] if pack else []
    return {row["code"]: (row["declared"], row["computed"]) for row in rows}


def late(today: date) -> list[institutions.Progress]:
    """Institutions with something late, by their names."""
    found = institutions.progress(institutions.with_places(), today=today)
    return [one for one in found if one.is_late(today=today)]


def _shown(value: int | None) -> str:
    return "–" if value is None else str(value)
