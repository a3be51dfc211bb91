"""My day: what needs this account, in order of lateness, whatever room it comes from.

Each source gives rows for whoever holds its permission; a source the account has no right to is not asked at all.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import (
    approvals_in_words,
    links,
    my_day_of_care,
    my_day_of_cluster,
    my_day_of_events,
    my_day_of_institutions,
    my_day_of_methods,
    my_day_of_monitoring,
    my_day_of_plans,
    my_day_of_staff,
    my_tasks,
    reassigning,
)
from pertvarka.faces.workbench.matters import Asking, Matter, waits_now
from pertvarka.faces.workbench.my_tasks import Group, due_group, grouped
from pertvarka.foundation.access import waiting
from pertvarka.foundation.access.permissions import Permission as Access
from pertvarka.foundation.base.components import Button, Fact
from pertvarka.foundation.base.components import Task as Line
from pertvarka.foundation.base.components import task as task_line
from pertvarka.people.cases.permissions import Permission as Cases
from pertvarka.people.cases.queries import units, work
from pertvarka.people.cases.states import CaseState
from pertvarka.people.rights import rules as rights_rules
from pertvarka.people.rights.models import Breach, RightsRequest
from pertvarka.people.rights.permissions import Permission as Rights
from pertvarka.people.rights.queries import breaches
from pertvarka.programme.cluster.permissions import Permission as Cluster

SHOWN_AT_MOST = 12
REVIEWS_AT_MOST = 50
APPROVING = frozenset({Access.MEMBERSHIP_APPROVE, Rights.EXPORT_APPROVE, Rights.RETENTION_APPROVE})


@dataclass(frozen=True, slots=True)
class MyDay:
    """`has_work` is false for roles whose workplace is not built yet; `next_due_on` is told when all is done."""

    groups: tuple[Group, ...]
    hidden_count: int
    numbers: tuple[Fact, ...]
    next_due_on: date | None
    has_work: bool


def my_day(asking: Asking) -> MyDay:
    sources = [read for needs, read in SOURCES if asking.granted & needs]
    # What another person waits for is not to be buried under what is late.
    found = sorted(
        chain.from_iterable(read(asking) for read in sources),
        key=lambda matter: (matter.due_on is not None, matter.due_on or matter.since or asking.today),
    )
    totals = Counter(due_group(matter.due_on, today=asking.today) for matter in found)
    groups = grouped((due_group(matter.due_on, today=asking.today), matter.line) for matter in found[:SHOWN_AT_MOST])
    return MyDay(
        groups=tuple(replace(group, total=totals[group.code]) for group in groups),
        hidden_count=max(len(found) - SHOWN_AT_MOST, 0),
        numbers=tuple(_numbers(asking)),
        next_due_on=None if found else _next_due(asking),
        has_work=bool(sources) or Cases.CASE_VIEW in asking.granted,
    )


def _tasks(asking: Asking) -> Iterator[Matter]:
    for one in asking.own_tasks:
        if one.due_on > asking.until:
            return  # they come in the order of their days
        yield Matter(my_tasks.line(one, today=asking.today, finish_url=asking.finish_url), one.due_on)


def _own_reviews(asking: Asking) -> Iterator[Matter]:
    for case in asking.own_cases:
        if case.review_due_on and case.review_due_on <= asking.until and case.state != CaseState.SUSPENDED:
            row = task_line(
                label=_("Review case %(number)s") % {"number": case.number},
                url=links.to_case(case),
                today=asking.today,
                due_on=case.review_due_on,
                action=Button(_("Set the next review"), reverse("cases:review", args=[case.uuid]), "Calendar"),
            )
            yield Matter(row, case.review_due_on)


def _late_reviews_of_unit(asking: Asking) -> Iterator[Matter]:
    for case in work.late_reviews(today=asking.today, limit=REVIEWS_AT_MOST):
        if case.manager_id == asking.account.pk:
            continue
        row = task_line(
            label=_("The review of case %(number)s is late") % {"number": case.number},
            url=links.to_case(case),
            today=asking.today,
            due_on=case.review_due_on,
            note=_("Manager: %(name)s") % {"name": case.manager.name},
        )
        yield Matter(row, case.review_due_on)


def _without_manager(asking: Asking) -> Iterator[Matter]:
    count = reassigning.without_manager(managers=units.managers_in(units.units_with(Cases.CASE_ASSIGN)))
    if count:
        label = ngettext("%(count)s case has no manager at work", "%(count)s cases have no manager at work", count) % {
            "count": count
        }
        yield waits_now(label, url=reverse("cases:load"), action=_("Give to a manager"), asking=asking)


def _offers(asking: Asking) -> Iterator[Matter]:
    for offer in work.offers_to_answer():
        yield waits_now(
            _("Answer whether you take over case %(number)s") % {"number": offer.number},
            url=reverse("cases:transfer", args=[offer.uuid]),
            since=offer.offered_at,
            asking=asking,
            action=_("Read and answer"),
            note=_("Offered by: %(name)s") % {"name": offer.from_organisation},
        )


def _emergencies(asking: Asking) -> Iterator[Matter]:
    for opening in work.emergencies_to_review(asking.account):
        yield waits_now(
            _("Review the emergency opening of case %(number)s") % {"number": opening.number},
            url=reverse("cases:emergency_review", args=[opening.uuid]),
            since=opening.opened_at,
            asking=asking,
            action=_("Review"),
            note=_("Opened by: %(name)s") % {"name": opening.account.name},
        )


def _approvals(asking: Asking) -> Iterator[Matter]:
    held = waiting.to_decide(asking.account)
    for approval, told in zip(held, approvals_in_words.tell(held, granted=asking.granted), strict=True):
        yield waits_now(
            told.title,
            url=told.url,
            since=approval.asked_at,
            asking=asking,
            action=_("Decide"),
            note=_("Asked by: %(name)s") % {"name": told.asked_by},
        )


def _requests(asking: Asking) -> Iterator[Matter]:
    for asked in asking.open_requests:
        if asked.due_on > asking.until:
            continue
        url = reverse("workbench:request", args=[asked.uuid])
        row = task_line(
            label=_("Answer the request in case %(number)s") % {"number": asked.number},
            url=url,
            today=asking.today,
            due_on=asked.due_on,
            action=Button(_("Open the request"), url),
            note=str(RightsRequest.Kind(asked.kind).label),
        )
        yield Matter(row, asked.due_on)


def _breaches(asking: Asking) -> Iterator[Matter]:
    """The clock of seventy-two hours runs until the authority is told, where there is a risk to tell of."""
    for breach in breaches.open_breaches():
        if breach.authority_told_at or breach.risk == Breach.Risk.UNLIKELY:
            continue
        left = rights_rules.hours_left(breach.discovered_at, now=asking.now)
        due_on = timezone.localdate(rights_rules.authority_due(breach.discovered_at))
        url = reverse("workbench:breach", args=[breach.uuid])
        line = Line(
            label=_("Tell the authority about breach %(number)s") % {"number": breach.number},
            url=url,
            state="late" if left < 0 else "soon",
            when=_hours(left),
            action=Button(_("Open the breach"), url),
        )
        # In the last three days every hour counts: it stands among the things of today, or among the late.
        yield Matter(line, due_on if left < 0 else None)


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Rights.BREACH_RECORD}), _breaches),
    (frozenset({Cases.TASK_CHANGE}), _tasks),
    (frozenset({Cases.CASE_REGISTER}), _own_reviews),
    (frozenset({Cases.CASE_ASSIGN}), _late_reviews_of_unit),
    (frozenset({Cases.CASE_ASSIGN}), _without_manager),
    (frozenset({Cases.TRANSFER_DECIDE}), _offers),
    (frozenset({Cases.EMERGENCY_REVIEW, Rights.VIEW_RECORD_VIEW}), _emergencies),
    (frozenset({Rights.REQUEST_HANDLE}), _requests),
    (APPROVING, _approvals),
    *my_day_of_care.SOURCES,
    *my_day_of_events.SOURCES,
    *my_day_of_cluster.SOURCES,
    *my_day_of_institutions.SOURCES,
    *my_day_of_monitoring.SOURCES,
    *my_day_of_plans.SOURCES,
    *my_day_of_methods.SOURCES,
    *my_day_of_staff.SOURCES,
)


def _hours(left: int) -> str:
    if left < 0:
        return ngettext("%(count)s hour late", "%(count)s hours late", -left) % {"count": -left}
    return ngettext("%(count)s hour left", "%(count)s hours left", left) % {"count": left}


def _numbers(asking: Asking) -> Iterator[Fact]:
    """My numbers, few; where there is nothing to count, nothing is said."""
    if Cases.CASE_REGISTER in asking.granted and (count := len(asking.own_cases)):
        text = ngettext("%(count)s open case", "%(count)s open cases", count) % {"count": count}
        yield Fact(text, "FolderFile", reverse("cases:list"))
    if Cases.TASK_CHANGE in asking.granted and (count := len(asking.own_tasks)):
        text = ngettext("%(count)s open task", "%(count)s open tasks", count) % {"count": count}
        yield Fact(text, "ClipboardCheckmark", reverse("cases:tasks"))
    if Rights.REQUEST_HANDLE in asking.granted and (count := len(asking.open_requests)):
        text = ngettext("%(count)s request waits for an answer", "%(count)s requests wait for an answer", count) % {
            "count": count
        }
        yield Fact(text, "Inbox", reverse("workbench:data_protection"))
    if Cluster.MEMBERSHIP_CHANGE in asking.granted:
        yield from my_day_of_cluster.numbers(asking)


def _next_due(asking: Asking) -> date | None:
    days = [units.next_due_on(asking.account, after=asking.until)] if Cases.TASK_CHANGE in asking.granted else []
    if Rights.REQUEST_HANDLE in asking.granted:
        days += [asked.due_on for asked in asking.open_requests]
    return min((day for day in days if day), default=None)
