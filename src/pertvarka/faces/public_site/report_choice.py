"""Which report a visitor asked for: version of the plan, as-of date, standing. Bad input is told in a sentence."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from pertvarka.oversight.results.rules import Standing
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.framework.errors import BeforeFirstPlan, NoSuchPlanVersion
from pertvarka.programme.framework.models import PlanVersion


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """The report to show, and a sentence when the request had to be read differently than it was written."""

    version: PlanVersion
    as_of: date
    standing: str
    versions: tuple[PlanVersion, ...]
    complaint: str = ""
    before_first: PlanVersion | None = None

    @property
    def query(self) -> str:
        """The choice as it stands in addresses of this report."""
        return f"version={self.version.number}&as_of={self.as_of.isoformat()}"


def of(request: HttpRequest, *, newest: date) -> ReportChoice:
    """Read `version`, `as_of` and `status` of the address.

    An unreadable date gives the newest data and a complaint; a day before the first plan gives that plan and says so.
    An unknown version is a page that does not exist.
    """
    as_of, complaint = _as_of(request.GET.get("as_of", ""), newest=newest)
    standing = request.GET.get("status", "")
    if standing not in set(Standing):
        standing = ""
    asked = request.GET.get("version", "")
    versions = tuple(framework.versions())
    try:
        if asked and not asked.isdigit():
            raise Http404
        version = framework.version(int(asked) if asked else None, as_of=as_of, known=versions)
    except NoSuchPlanVersion as error:
        raise Http404 from error
    except BeforeFirstPlan:
        if not versions:
            raise
        return ReportChoice(versions[0], as_of, standing, versions, complaint, before_first=versions[0])
    return ReportChoice(version, as_of, standing, versions, complaint)


def _as_of(asked: str, *, newest: date) -> tuple[date, str]:
    if not asked:
        return newest, ""
    try:
        return date.fromisoformat(asked), ""
    except ValueError:
        complaint = _("“%(asked)s” is not a date. Write it as 2019-11-27. The newest data are shown.")
        return newest, complaint % {"asked": asked[:20]}
