"""Invented cases with their teams and diaries. The database puts the manager on each team; the rest is written here."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from pertvarka.people.cases.models import (
    Case,
    CaseConference,
    CaseStateChange,
    Decision,
    EmergencyAccess,
    Ground,
    Note,
    Person,
    Task,
    TeamMember,
    Transfer,
)
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.records import Case as Invented
from pertvarka.people.demonstration.records import TeamRow

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500


def load(layer: Country, standing: "Standing") -> None:
    made = Case.objects.bulk_create([_case(told, standing) for told in layer.cases], batch_size=BATCH)
    pairs = list(zip(layer.cases, made, strict=True))
    # What the triggers made of the cases: who may see each, and each person.
    opened = dict(Case.objects.filter(pk__in=[row.pk for row in made]).values_list("pk", "open_to_id"))
    people = dict(Person.objects.values_list("pk", "open_to_id"))
    writer = _Writer(standing, opened, people)
    writer.write(TeamMember, pairs, lambda told: [row for row in told.team if not _is_manager(row, told)], writer.team)
    writer.write(CaseStateChange, pairs, lambda told: told.changes, writer.change)
    writer.write(Ground, pairs, lambda told: told.grounds, writer.ground)
    writer.write(Transfer, pairs, lambda told: told.transfers, writer.transfer)
    writer.write(EmergencyAccess, pairs, lambda told: told.emergencies, writer.emergency)
    writer.diary(pairs)


def _case(told: Invented, standing: "Standing") -> Case:
    same = ("number", "kind", "state", "protection", "protection_reason", "risk", "opened_on", "opening_reason")
    closing = ("review_due_on", "closed_on", "closing_reason", "outcome", "own_view", "registered_at")
    return Case(
        person=standing.people[told.person_key],
        municipality=standing.municipalities[told.municipality_code],
        organisation=standing.organisations[told.organisation_code],
        manager=standing.accounts[told.manager_key],
        **{name: getattr(told, name) for name in (*same, *closing)},
    )


def _is_manager(row: TeamRow, told: Invented) -> bool:
    """The row of today's manager stands already."""
    return row.account_key == told.manager_key and row.kind == "member" and row.until is None and "lead" in row.parts


class _Writer:
    """Turns told records into rows; keys become rows, `open_to_id` is that of the case or the person."""

    def __init__(self, standing: "Standing", opened: dict[int, int], people: dict[int, int]) -> None:
        self.standing = standing
        self.opened = opened
        self.people = people

    def write(
        self,
        model: type[Model],
        pairs: list[tuple[Invented, Case]],
        of: Callable[[Invented], Iterable[Any]],
        make: Callable[[Any, Case], Model],
    ) -> None:
        rows = [make(told, case) for invented, case in pairs for told in of(invented)]
        model._default_manager.bulk_create(rows, batch_size=BATCH)

    def team(self, told: TeamRow, case: Case) -> TeamMember:
        return TeamMember(
            **self._of(case),
            person_id=case.person_id,
            organisation=self.standing.organisations[told.organisation_code],
            account=self._account(told.account_key),
            parts=list(told.parts),
            **_same(told, "role_code", "kind", "may_write", "ground", "since", "until"),
        )

    def change(self, told: Any, case: Case) -> CaseStateChange:
        return CaseStateChange(
            **self._of(case),
            changed_by=self._account(told.changed_by_key),
            **_same(told, "before", "after", "reason", "changed_at"),
        )

    def ground(self, told: Any, case: Case) -> Ground:
        return Ground(
            person_id=case.person_id,
            open_to_id=self.people[case.person_id],
            informed_by=self._account(told.informed_by_key),
            **_same(told, "purpose", "basis", "article", "informed_form", "informed_on", "until_on"),
            **_same(told, "withdrawn_on", "withdrawn_note"),
        )

    def transfer(self, told: Any, case: Case) -> Transfer:
        return Transfer(
            **self._of(case),
            number=case.number,
            from_organisation=self.standing.organisations[told.from_organisation_code],
            to_organisation=self.standing.organisations[told.to_organisation_code],
            to_municipality=self.standing.municipalities[told.to_municipality_code],
            offered_by=self._account(told.offered_by_key),
            decided_by=self._account(told.decided_by_key),
            **_same(told, "reason", "summary", "extent", "grace_until_on", "state", "offered_at"),
            **_same(told, "decided_at", "decision_reason"),
        )

    def emergency(self, told: Any, case: Case) -> EmergencyAccess:
        return EmergencyAccess(
            **self._of(case),
            number=case.number,
            account=self._account(told.account_key),
            reviewed_by=self._account(told.reviewed_by_key),
            **_same(told, "reason", "words", "opened_at", "ends_at", "review", "reviewed_at", "review_words"),
        )

    def diary(self, pairs: list[tuple[Invented, Case]]) -> None:
        """Notes, then their corrections; tasks, then the decisions that made them."""
        notes = [(case, told, self._note(told, case)) for invented, case in pairs for told in invented.notes]
        Note.objects.bulk_create([row for _, told, row in notes if told.corrects is None], batch_size=BATCH)
        of_case: dict[int, list[Note]] = {}
        for case, told, row in notes:
            of_case.setdefault(case.pk, []).append(row)
            if told.corrects is not None:
                row.corrects = of_case[case.pk][told.corrects]
        Note.objects.bulk_create([row for _, told, row in notes if told.corrects is not None], batch_size=BATCH)
        tasks = {case.pk: [self._task(told, case) for told in invented.tasks] for invented, case in pairs}
        Task.objects.bulk_create([row for rows in tasks.values() for row in rows], batch_size=BATCH)
        meetings = [
            (case, told, self._meeting(told, case)) for invented, case in pairs for told in invented.conferences
        ]
        CaseConference.objects.bulk_create([row for _, _, row in meetings], batch_size=BATCH)
        Decision.objects.bulk_create(
            [
                Decision(
                    **self._of(case),
                    conference=row,
                    text=decision.text,
                    task=tasks[case.pk][decision.task] if decision.task is not None else None,
                )
                for case, told, row in meetings
                for decision in told.decisions
            ],
            batch_size=BATCH,
        )

    def _note(self, told: Any, case: Case) -> Note:
        return Note(
            **self._of(case),
            author=self._account(told.author_key),
            **_same(told, "written_at", "happened_on", "text", "visibility"),
        )

    def _task(self, told: Any, case: Case) -> Task:
        return Task(
            **self._of(case),
            assignee=self._account(told.assignee_key),
            made_by=self._account(told.made_by_key),
            done_by=self._account(told.done_by_key),
            **_same(told, "title", "due_on", "state", "result", "made_at", "done_at"),
        )

    def _meeting(self, told: Any, case: Case) -> CaseConference:
        return CaseConference(
            **self._of(case),
            recorded_by=self._account(told.recorded_by_key),
            **_same(told, "held_on", "participants", "person_took_part", "own_words", "summary", "recorded_at"),
        )

    def _of(self, case: Case) -> dict[str, Any]:
        return {"case": case, "open_to_id": self.opened[case.pk]}

    def _account(self, key: str | None) -> Any:
        return self.standing.accounts[key] if key else None


def _same(told: Any, *names: str) -> dict[str, Any]:
    """Columns named alike on both sides."""
    return {name: getattr(told, name) for name in names}
