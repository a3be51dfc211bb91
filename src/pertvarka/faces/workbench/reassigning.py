"""The desk of whoever shares out the work: the load of each manager, and the cases of one to be given to another."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import case_lists
from pertvarka.faces.workbench.case_lists import LoadRow
from pertvarka.faces.workbench.forms.lists import ReassignForm
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases.actions import cases as case_actions
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import units, work
from pertvarka.people.cases.states import CaseState


@dataclass(frozen=True, slots=True)
class Desk:
    """`chosen` is the manager whose cases are shown to be given on; `form` then holds them."""

    rows: list[LoadRow]
    chosen: LoadRow | None
    form: ReassignForm | None

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.late for row in self.rows)


@dataclass(frozen=True, slots=True)
class Given:
    """How many cases went over, and why the others did not."""

    count: int
    manager: str
    refused: tuple[str, ...]


def desk(request: HttpRequest, *, today: date) -> Desk:
    managers = units.managers_in(units.units_with(Permission.CASE_ASSIGN))
    asked = request.POST.get("of") or request.GET.get("of") or ""
    rows = case_lists.load_rows(managers=managers, today=today, chosen=int(asked) if asked.isdecimal() else None)
    chosen = next((row for row in rows if row.is_chosen), None)
    return Desk(
        rows=rows,
        chosen=chosen,
        form=_form(request, chosen=chosen, managers=managers, today=today) if chosen and chosen.total else None,
    )


def _form(request: HttpRequest, *, chosen: LoadRow, managers: dict[int, Account], today: date) -> ReassignForm:
    held = work.own_open_cases(Account(pk=chosen.manager_id))
    return ReassignForm(
        request.POST if request.method == "POST" else None,
        cases={f"{case.uuid}:{case.version}": case_lists.case_in_words(case, today=today) for case in held},
        managers={str(account.uuid): account for key, account in managers.items() if key != chosen.manager_id},
    )


def give(form: ReassignForm, *, by: Account) -> Given:
    """Give each chosen case to the new manager; one that was changed meanwhile stays, and is told."""
    manager = form.chosen_manager
    versions = {
        UUID(key): int(version) for key, _colon, version in (one.partition(":") for one in form.cleaned_data["cases"])
    }
    refused, count = [], 0
    for case in units.open_cases_named(versions):
        try:
            case_actions.assign_manager(case=case, manager=manager, expected_version=versions[case.uuid], by=by)
        except (NotAllowed, WriteRefused):
            raise
        except PertvarkaError as problem:
            refused.append(_told(case, problem))
        else:
            count += 1
    return Given(count=count, manager=manager.name, refused=tuple(refused))


def _told(case: Case, problem: PertvarkaError) -> str:
    return _("%(number)s: %(sentence)s") % {"number": case.number, "sentence": problem.sentence}


def without_manager(*, managers: dict[int, Account]) -> int:
    """Open cases of the asker's units whose manager no longer works there as one."""
    return sum(
        load.cases_count
        for load in work.load_by_manager()
        if load.manager_id not in managers and load.state != CaseState.CLOSED
    )
