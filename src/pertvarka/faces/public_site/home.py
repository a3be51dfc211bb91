"""The home page: the reform in one screen, every number from the records and statements behind it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import event_charts
from pertvarka.faces.public_site.event_charts import EventsByYear, RegionalRoundTables
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Link
from pertvarka.oversight.results import queries
from pertvarka.oversight.results.declared_queries import Declared
from pertvarka.oversight.results.queries import IndicatorResult
from pertvarka.oversight.results.rules import Standing
from pertvarka.programme.events import queries as events
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.errors import BeforeFirstPlan

SHOWN = ("4.1.1", "4.2.5", "4.2.4", "1.4.3", "4.2.6", "4.2.8.1")
"""Six indicators that tell the whole range: exceeded, changed, met, a sum of parts, no report, not planned."""
REVIEW = (
    "persons-assessed",
    "individual-plans-made",
    "consultation-hours",
    "on-duty-carers-supported",
    "children-kept-out-of-institutions",
)


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows; `results` by code."""

    results: dict[str, IndicatorResult]
    plan: list[IndicatorResult]
    by_year: EventsByYear
    round_tables: RegionalRoundTables

    @property
    def shown(self) -> list[IndicatorResult]:
        return [self.results[code] for code in SHOWN if code in self.results]

    @property
    def strip(self) -> list[IndicatorResult]:
        """The plan's indicators, met ones first, as a strip of cells."""
        order = [Standing.EXCEEDED, Standing.MET, Standing.IN_PROGRESS, Standing.NO_REPORT, Standing.NOT_PLANNED]
        return sorted(self.plan, key=lambda item: order.index(item.standing))

    def parts(self, code: str) -> dict[str, int]:
        """Stated parts of a declared figure, and what stands beside it, by their codes."""
        declared: Declared | None = self.results[code].declared
        return {part.code: part.value for part in (*declared.parts, *declared.beside)} if declared else {}

    @property
    def assessed(self) -> dict[str, int]:
        return self.parts("persons-assessed")

    @property
    def served(self) -> dict[str, int]:
        return self.parts("1.4.3")

    @property
    def infants(self) -> int:
        return self.parts("children-kept-out-of-institutions").get("infants", 0)

    @property
    def carers_regions(self) -> int:
        """In how many regions carers were supported, as the source states."""
        declared = self.results["on-duty-carers-supported"].declared
        return next((part.regions_count or 0 for part in declared.parts), 0) if declared else 0

    @property
    def statement_days(self) -> list[date]:
        """The dates the shown statements were made for, oldest first."""
        return sorted({item.declared.achievement.as_of for item in self.shown if item.declared})


@public(reason="the reform in one screen, for everyone")
def home(request: HttpRequest) -> HttpResponse:
    """Numbers of today: the newest statement of each figure, and what the records count now."""
    today = timezone.localdate()
    try:
        version = framework.version(None, as_of=today)
    except BeforeFirstPlan:
        return render(request, "public_site/home_empty.html")
    indicators = framework.all_indicators()
    wanted = [item for item in indicators if item.standing == item.Standing.PLAN or item.code in REVIEW]
    found = queries.results(version=version, as_of=today, indicators=wanted)
    history = events.history()
    page = HomePage(
        results={item.indicator.code: item for item in found},
        plan=[item for item in found if item.indicator.standing == item.indicator.Standing.PLAN],
        by_year=event_charts.by_year(history),
        round_tables=event_charts.regional_round_tables(history),
    )
    context = {
        "page": page,
        "events_subtitle": _("Cluster events by year and kind"),
        "assessed_links": [
            Link(_("How it was counted"), reverse("public_site:indicator", args=["persons-assessed"]), "Table"),
        ],
    }
    return render(request, "public_site/home.html", context)
