"""Reading quality: processes by stage, the board of one, checks of places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils import timezone

from pertvarka.foundation.access import policy, reaching
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.services.catalogue.models import Site
from pertvarka.services.institutions import quality_rules
from pertvarka.services.institutions.models import (
    Criterion,
    CriterionScore,
    ImprovementAction,
    Principle,
    QualityConsultation,
    QualityFramework,
    QualityProcess,
    SiteCheck,
    YearlyProgress,
)
from pertvarka.services.institutions.permissions import Permission


def frameworks() -> QuerySet[QualityFramework]:
    return QualityFramework.objects.annotate(criteria_count=Count("principles__criteria"))


def framework(key: int) -> QualityFramework | None:
    return QualityFramework.objects.filter(pk=key).first()


def may_lead(process: QualityProcess, account: Account) -> bool:
    """The consultant of the process, and the programme office."""
    today = timezone.localdate()
    if policy.allows(account, Permission.QUALITY_BEGIN, on=today):
        return True
    return process.consultant_id == account.pk and policy.allows(account, Permission.QUALITY_LEAD, on=today)


def is_own(process: QualityProcess, account: Account) -> bool:
    reach = reaching.reach_of(account, Permission.QUALITY_OWN, on=timezone.localdate())
    return process.organisation_id in reach.organisations


def processes(account: Account) -> QuerySet[QualityProcess]:
    """Those the account leads, or of its own organisations; all of them for the programme office."""
    today = timezone.localdate()
    found = (
        QualityProcess.objects.select_related("organisation__municipality", "framework", "consultant")
        .annotate(open_actions=Count("actions", filter=Q(actions__done_on=None)))
        .order_by("stage", LithuanianOrder("organisation__name_lt"))
    )
    if policy.allows(account, Permission.QUALITY_BEGIN, on=today):
        return found
    reach = reaching.reach_of(account, Permission.QUALITY_OWN, on=today)
    return found.filter(Q(consultant=account) | Q(organisation__in=reach.organisations))


def process(uuid: UUID, account: Account) -> QualityProcess | None:
    """None where there is none, or it is not the account's to see."""
    found = QualityProcess.objects.select_related("organisation", "framework", "consultant").filter(uuid=uuid).first()
    if found is None or not (may_lead(found, account) or is_own(found, account)):
        return None
    return found


def consultant(email: str) -> Account | None:
    """The account somebody names as the consultant; whether it may lead, its role says when it comes."""
    return Account.objects.filter(email__iexact=email.strip(), is_active=True).first()


def hours(account: Account) -> dict[int, Decimal]:
    """Hours of consultancy, by process."""
    counted = QualityConsultation.objects.filter(process__in=processes(account)).values("process")
    return {row["process"]: row["total"] for row in counted.annotate(total=Sum("hours")).order_by()}


def hours_of(process: QualityProcess) -> Decimal:
    return process.consultations.aggregate(total=Sum("hours"))["total"] or Decimal(0)


def standing(process: QualityProcess, *, audit_on: date | None) -> quality_rules.Standing:
    """What the process has, for the rule of the next stage."""
    return quality_rules.Standing(
        consultation_hours=float(hours_of(process)),
        principles=process.framework.principles.count(),
        scored=process.scores.values("principle").distinct().count(),
        open_actions=process.actions.filter(done_on=None).count(),
        actions=process.actions.count(),
        audit_on=audit_on,
    )


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A principle with its newest score, its actions and its criteria."""

    principle: Principle
    newest: CriterionScore | None
    earlier: tuple[CriterionScore, ...]
    actions: tuple[ImprovementAction, ...]
    criteria: tuple[Criterion, ...]


def board(process: QualityProcess) -> list[OnBoard]:
    """The ten principles in order, four queries."""
    scores: dict[int, list[CriterionScore]] = {}
    for row in process.scores.select_related("criterion", "found_by").order_by("-found_on", "-id"):
        scores.setdefault(row.principle_id, []).append(row)
    actions: dict[int, list[ImprovementAction]] = {}
    for action in process.actions.all():
        actions.setdefault(action.principle_id, []).append(action)
    principles = process.framework.principles.prefetch_related(Prefetch("criteria", Criterion.objects.order_by("id")))
    return [
        OnBoard(
            principle=principle,
            newest=next(iter(scores.get(principle.pk, [])), None),
            earlier=tuple(scores.get(principle.pk, [])[1:]),
            actions=tuple(actions.get(principle.pk, [])),
            criteria=tuple(principle.criteria.all()),
        )
        for principle in principles
    ]


def total(rows: Sequence[OnBoard]) -> float | None:
    """The mean of the newest scores of the principles scored; None while nothing is."""
    found = [row.newest.score for row in rows if row.newest]
    return round(sum(found) / len(found), 1) if found else None


def years_to_report(process: QualityProcess) -> tuple[int, ...]:
    """Years of the certificate to report on, and those reported before it was renewed, the newest first."""
    held: set[int] = set()
    if process.stage in quality_rules.REPORTED and process.certified_on and process.certified_until:
        reported = process.progress.values_list("year", flat=True)
        held = {
            *quality_rules.years_to_report(process.certified_on, process.certified_until, today=timezone.localdate()),
            *reported,
        }
    return tuple(sorted(held, reverse=True))


def progress_of(process: QualityProcess, year: int) -> YearlyProgress | None:
    return process.progress.select_related("reported_by").filter(year=year).first()


def action(uuid: UUID) -> ImprovementAction | None:
    return (
        ImprovementAction.objects.select_related("process__framework", "process__organisation")
        .filter(uuid=uuid)
        .first()
    )


def site(uuid: UUID) -> Site | None:
    return Site.objects.select_related("organisation", "municipality").filter(uuid=uuid).first()


def checks(site: Site) -> QuerySet[SiteCheck]:
    return SiteCheck.objects.filter(site=site).select_related("checked_by")


def sites() -> QuerySet[Site]:
    """Every place with its newest check, those never or longest ago looked at first."""
    newest = SiteCheck.objects.order_by("-checked_on", "-id")
    return (
        Site.objects.select_related("organisation", "municipality")
        .prefetch_related(Prefetch("checks", newest))
        .order_by(LithuanianOrder("organisation__name_lt"), "id")
    )


def newest_check(site: Site) -> SiteCheck | None:
    """Of a place read with `sites`, whose checks are there already."""
    return next(iter(site.checks.all()), None)
