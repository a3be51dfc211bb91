"""Service needs of the plan in force, as referring them asks."""

from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.rules import REFERABLE_PLANS
from pertvarka.people.plans.models import ServiceNeed


def of_case(case: Case) -> list[ServiceNeed]:
    """In the order in which they are wished for."""
    rows = ServiceNeed.objects.filter(case=case, plan_state__in=REFERABLE_PLANS)
    return list(rows.select_related("service_type", "municipality", "need").order_by("wished_from", "id"))
