"""An institution with its head, a manager, a worker, an assessor; beside it everybody who must see nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.saving import Typing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce import rules
from pertvarka.services.workforce.actions import assessing, register
from pertvarka.services.workforce.actions.register import Employed
from pertvarka.services.workforce.models import StaffAssessment, StaffMember
from pertvarka.services.workforce.queries import assessments
from tests import closed_plane


@dataclass
class House:
    """An institution and those around one worker."""

    place: Organisation
    head: Account
    manager: Account
    worker: Account
    assessor: Account

    def add(self, name: str = "Ona Onaitė", *, account: Account | None = None, manager: Account | None = None):
        who = Employed(
            name=name,
            profession="social_worker",
            employment_share=Decimal("1.00"),
            started_on=date(2020, 1, 6),
            account=account,
            manager=manager,
        )
        with scope.of(self.head):
            return register.add(institution=self.place, who=who, by=self.head)

    def plan(self, member: StaffMember) -> StaffAssessment:
        due_on = timezone.localdate() + timedelta(days=14)
        with scope.of(self.head):
            return assessing.plan(worker=member, assessor=self.assessor, due_on=due_on, by=self.head)

    def fill(self, held: StaffAssessment, *, level: int = 3, motivation: int = 4) -> None:
        with scope.of(self.assessor):
            assessing.answer(assessment=held, typings=typings(level, motivation), by=self.assessor)

    def submitted(self, *, level: int = 1, motivation: int = 4) -> StaffAssessment:
        """The worker's assessment with its result."""
        held = self.plan(self.add(account=self.worker, manager=self.manager))
        self.fill(held, level=level, motivation=motivation)
        with scope.of(self.assessor):
            return assessing.submit(assessment=held, by=self.assessor)

    def discussed(self, *, level: int = 1) -> StaffAssessment:
        held = self.submitted(level=level)
        with scope.of(self.manager):
            assessing.discuss(assessment=held, discussed_on=timezone.localdate(), by=self.manager)
            found = assessments.assessment(held.uuid)
        assert found is not None
        return found


def typings(level: int, motivation: int) -> list[Typing]:
    """Every question of our own form answered alike."""
    asked = [(f"{domain}_{number}", level) for domain in rules.DOMAINS for number in (1, 2)]
    asked += [(f"motivation_{number}", motivation) for number in (1, 2)]
    return [Typing(name, str(value), "") for name, value in asked]


@pytest.fixture
def house(reform, settings) -> House:
    settings.DEMO_MODE = True  # so that pages ask nobody for a second factor
    place = closed_plane.build_organisation("globos-namai", kind=Organisation.Kind.INSTITUTION)
    unit = closed_plane.build_organisation("skyrius")
    return House(
        place=place,
        head=closed_plane.build_account("Vadova", "institution_head", place, is_demo=True),
        manager=closed_plane.build_account("Padalinio", "institution_staff", place, is_demo=True),
        worker=closed_plane.build_account("Ona", "institution_staff", place, is_demo=True),
        assessor=closed_plane.build_account("Vertintojas", "assessor", unit, is_demo=True),
    )
