"""What every act on an institution begins with: is it the account's to do, and how does the row stand now?"""

from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.errors import InstitutionNotFound, PlanStateMayNotFollow
from pertvarka.services.institutions.models import TransformationPlan, TransformingInstitution
from pertvarka.services.institutions.queries import institutions


def require(permission: str, institution: TransformingInstitution, *, by: Account) -> None:
    """Raises: NotAllowed, InstitutionNotFound: no role gives it, or none that reaches this institution."""
    policy.require(by, permission, on=timezone.localdate())
    if not institutions.may(permission, institution):
        raise InstitutionNotFound


def held(plan: TransformationPlan) -> TransformationPlan:
    """The plan, locked until the act is over, so that two acts at once see each other."""
    rows = TransformationPlan.objects.select_for_update(of=("self",)).select_related("institution__organisation")
    found = rows.filter(pk=plan.pk).first()
    if found is None:
        raise InstitutionNotFound
    return found


def move(plan: TransformationPlan, state: str, *, by: Account, **changes: object) -> None:
    """To the next step, with what it brings; the act is recorded.

    Raises:
        PlanStateMayNotFollow: the plan stands elsewhere.
    """
    before = plan.state
    if state not in rules.PLAN_STEPS[before]:
        raise PlanStateMayNotFollow(before)
    for name, value in {"state": state, "version": plan.version + 1, **changes}.items():
        setattr(plan, name, value)
    plan.save(update_fields=["state", "version", *changes])
    audit.record(
        "transformation_plan.state_changed",
        about=plan.reference,
        by=by.reference,
        before=before,
        after=str(state),
        institution=plan.institution.organisation.code,
    )
