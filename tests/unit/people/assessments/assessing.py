"""What tests of assessments begin with: a case, its manager and supervisor, two assessors, an assessment under way."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.instruments.saving import Typing, shown, state_of
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.assessments.actions import filling, planning
from pertvarka.people.assessments.actions.planning import Appointed
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.cases.models import Case
from tests import closed_plane


@dataclass(frozen=True)
class Scene:
    unit: Organisation
    place: Organisation
    manager: Account
    supervisor: Account
    saulius: Account
    rita: Account
    case: Case

    @property
    def both(self) -> list[Appointed]:
        return [Appointed(self.saulius, self.place), Appointed(self.rita, self.place)]

    def plan(self, code: str = "needs_adults", **changes: Any) -> Assessment:
        held = version(code)
        appointed = self.both[: held.assessors_needed]
        settings: dict[str, Any] = {
            "case": self.case,
            "version": held,
            "assessors": appointed,
            "due_on": timezone.localdate() + timedelta(days=20),
            "by": self.manager,
        }
        with scope.of(self.manager):
            return planning.plan(**(settings | changes))


def scene() -> Scene:
    unit = closed_plane.build_organisation("alytaus-skyrius")
    place = closed_plane.build_organisation("vertintojai", municipality="LT-02")
    manager = closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True)
    return Scene(
        unit,
        place,
        manager,
        closed_plane.build_account("Vida", "case_supervisor", unit, is_demo=True),
        closed_plane.build_account("Saulius", "assessor", place, is_demo=True),
        closed_plane.build_account("Rita", "assessor", place, is_demo=True),
        closed_plane.build_case(manager=manager, organisation=unit),
    )


def version(code: str) -> InstrumentVersion:
    return InstrumentVersion.objects.get(instrument__code=code, withdrawn_at=None)


def type_in(assessment: Assessment, by: Account, **answers: Any) -> filling.Saved:
    """Type into the form of this assessor, as its page would."""
    response = assessments.form_of_assessor(assessment, by)
    assert response is not None
    nodes = state_of(response).nodes
    typings = [Typing(path, value, shown(nodes[path].value)) for path, value in answers.items()]
    return filling.answer(assessment=assessment, typings=typings, by=by)


def fill_in(assessment: Assessment, by: Account, **answers: Any) -> None:
    """Answer everything that has to be answered: level 1, nothing missing, unless said otherwise."""
    for _ in range(12):
        response = assessments.form_of_assessor(assessment, by)
        assert response is not None
        state = state_of(response)
        if not state.faults:
            break
        usual = {node.path: _usual(node, timezone.localdate().isoformat()) for node in state.faults}
        type_in(assessment, by, **(usual | {path: answers[path] for path in usual if path in answers}))
    type_in(assessment, by, **answers)


def _usual(node: Any, today: str) -> Any:
    if node.choices:
        preferred = [name for name in ("no", "1", "person") if name in node.choices]
        return preferred[:1] or [node.choices[0]]
    if node.name == "age":
        return "12"
    return today if "_on" in node.name else "Žodžiais"
