"""What lies before the group, gathered at one moment into plain data in both languages: the content of a pack."""

from datetime import date
from typing import Any

from django.db import connection
from django.utils import translation

from pertvarka.oversight.monitoring import agenda, rules
from pertvarka.oversight.monitoring.models import Finding, FollowUpTask, Pack, Submission
from pertvarka.oversight.monitoring.states import FindingState, SubmissionState
from pertvarka.oversight.results.queries import IndicatorResult
from pertvarka.programme.cluster.models import LogEntry
from pertvarka.programme.cluster.queries import cooperation
from pertvarka.programme.cluster.states import LogState
from pertvarka.services.institutions.queries.institutions import Progress

Content = dict[str, Any]


def gathered(*, today: date) -> Content:
    """Everything a pack tells, as of today. Asked inside the scope of whoever makes it, for the counts of alerts."""
    found = agenda.figures(today)
    last = Pack.objects.first()
    before = agenda.sides_before(last)
    now = {item.indicator.code: agenda.sides(item) for item in found}
    return {
        "as_of": today.isoformat(),
        "plan_version": found[0].version.number if found else None,
        "last_pack_on": last.as_of.isoformat() if last else None,
        "indicators": [_indicator(item, before) for item in found],
        "changed": list(rules.changed(now, before)),
        "submissions": [_submission(one) for one in _waiting()],
        "institutions": [_institution(one) for one in agenda.late(today)],
        "difficulties": _difficulties(),
        "alerts": alert_counts(),
        "findings": [_finding(one, today=today) for one in _open_findings()],
        "tasks": [_task(one, today=today) for one in _open_tasks()],
    }


def alert_counts() -> list[dict[str, Any]]:
    """How many alerts stand under each check; the database counts those the asker may not read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT check_code, state, number FROM scope.alert_counts() ORDER BY 1, 2")
        rows = cursor.fetchall()
    found: dict[str, dict[str, Any]] = {}
    for code, state, number in rows:
        found.setdefault(code, {"check": code, "open": 0, "explained": 0})[state] = number
    return list(found.values())


def _indicator(item: IndicatorResult, before: dict[str, rules.Sides]) -> Content:
    code = item.indicator.code
    return {
        "code": code,
        "title_lt": item.indicator.short_lt,
        "title_en": item.indicator.short_en,
        "planned": item.planned,
        "declared": item.declared_value,
        "computed": item.computed,
        "achieved": item.achieved,
        "difference": item.difference,
        "declared_before": before.get(code, (None, None))[0],
        "computed_before": before.get(code, (None, None))[1],
        "standing": str(item.standing),
    }


def _waiting() -> list[Submission]:
    return list(Submission.objects.filter(state=SubmissionState.SUBMITTED).order_by("indicator_code", "id"))


def _submission(one: Submission) -> Content:
    return {
        "uuid": str(one.uuid),
        "code": one.indicator_code,
        "value": one.value,
        "computed": one.computed,
        "as_of": one.as_of.isoformat(),
        "evidence": list(one.evidence),
    }


def _institution(one: Progress) -> Content:
    body = one.institution.organisation
    return {
        "name_lt": body.name_lt,
        "name_en": body.name_en,
        "late_measures": one.late_measures,
        "census_due_on": one.census_due_on.isoformat() if one.census_due_on else None,
        "target_on": one.institution.target_on.isoformat() if one.institution.target_on else None,
    }


def _difficulties() -> list[Content]:
    return [
        {
            "kind_lt": _in("lt", entry),
            "kind_en": _in("en", entry),
            "region_lt": entry.region.name_lt if entry.region else "",
            "region_en": entry.region.name_en if entry.region else "",
            "what": entry.what,
            "due_on": entry.due_on.isoformat() if entry.due_on else None,
        }
        for entry in cooperation.log()
        if entry.state != LogState.HANDLED
    ]


def _open_findings() -> list[Finding]:
    return list(Finding.objects.exclude(state=FindingState.CLOSED).select_related("owner", "meeting").order_by("id"))


def _finding(one: Finding, *, today: date) -> Content:
    return {
        "text": one.text,
        "code": one.indicator_code,
        "state": one.state,
        "answer": one.answer,
        "owner_lt": one.owner.name_lt if one.owner else "",
        "owner_en": one.owner.name_en if one.owner else "",
        "days": (today - one.meeting.held_on).days,
    }


def _open_tasks() -> list[FollowUpTask]:
    return list(FollowUpTask.objects.filter(done_on=None).select_related("owner"))


def _task(one: FollowUpTask, *, today: date) -> Content:
    return {
        "what": one.what,
        "owner_lt": one.owner.name_lt,
        "owner_en": one.owner.name_en,
        "due_on": one.due_on.isoformat(),
        "is_late": rules.is_late(one.due_on, done_on=None, today=today),
    }


def _in(language: str, entry: LogEntry) -> str:
    with translation.override(language):
        return str(entry.get_kind_display())
