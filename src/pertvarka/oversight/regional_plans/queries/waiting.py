"""Regional plans that wait for somebody: for comments of the cluster, for answers of the region, for an approval."""

from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet

from pertvarka.foundation.access import held, reaching
from pertvarka.foundation.access.models import Account
from pertvarka.oversight.regional_plans.models import PlanComment, RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach
from pertvarka.oversight.regional_plans.states import PlanState

OPEN = Q(comments__answered_at=None)
UNANSWERED = Count("comments", filter=OPEN)


def for_comments(by: Account, *, on: date) -> list[RegionalPlan]:
    """Plans of which the account may still say something, and of which neither it nor its body has."""
    rows = _before_the_cluster(by, Permission.PLAN_COMMENT)
    bodies = [one.organisation_id for one in held.memberships(by, on=on) if one.organisation_id]
    said = PlanComment.objects.filter(Q(made_by=by) | Q(organisation__in=bodies))
    return list(rows.filter(comments_until__gte=on).exclude(pk__in=said.values("plan")).order_by("comments_until"))


def for_answers(by: Account, *, on: date) -> list[tuple[RegionalPlan, int, datetime]]:
    """Plans the account leads, with the comments nobody has answered and the moment of the oldest of them. The
    programme office may answer too and is not reminded: the region does it.
    """
    if reaching.reach_of(by, Permission.PLAN_SUBMIT, on=on).everywhere:
        return []
    rows = _before_the_cluster(by, Permission.PLAN_SUBMIT)
    rows = rows.annotate(unanswered=UNANSWERED, since=Min("comments__made_at", filter=OPEN)).filter(unanswered__gt=0)
    return [(one, one.unanswered, one.since) for one in rows.order_by("comments_until")]


def for_approval(by: Account, *, on: date) -> list[RegionalPlan]:
    """Plans of which the cluster had its days and every comment is answered."""
    rows = _before_the_cluster(by, Permission.PLAN_APPROVE).annotate(unanswered=UNANSWERED)
    return list(rows.filter(comments_until__lt=on, unanswered=0).order_by("comments_until"))


def _before_the_cluster(by: Account, permission: str) -> QuerySet[RegionalPlan]:
    rows = RegionalPlan.objects.filter(state=PlanState.CONSULTATION, region__in=reach.regions(by, permission))
    return rows.select_related("region")
