"""The way from needs to home on the page of a case: assessment, plan, services and homes, each as its room draws it.

A block is None where the account does not see that part; the page then has no place for it.
"""

from dataclasses import dataclass

from pertvarka.faces.workbench.assessment_panel import AssessmentPanel, assessment_panel
from pertvarka.faces.workbench.delivery_panel import DeliveryPanel, delivery_panel
from pertvarka.faces.workbench.family_conference_panel import FamilyLine, family_lines
from pertvarka.faces.workbench.home_panel import HomePanel, home_panel
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.faces.workbench.plan_panel import PlanPanel, plan_panel


@dataclass(frozen=True, slots=True)
class Care:
    """In the order of the page: what is needed, planned, given, where the person lives, what the family decides."""

    assessment: AssessmentPanel | None
    plan: PlanPanel | None
    delivery: DeliveryPanel | None
    homes: HomePanel | None
    family: tuple[FamilyLine, ...] = ()


def care_of(found: OpenedCase) -> Care:
    return Care(
        assessment=assessment_panel(found),
        plan=plan_panel(found),
        delivery=delivery_panel(found),
        homes=home_panel(found),
        family=family_lines(found),
    )
