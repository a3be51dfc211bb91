"""The officer's desk in words: clocks, findings, approvals, deletion lists as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pertvarka.foundation.access.models import Approval
from pertvarka.foundation.base.components import Button, Task, task
from pertvarka.people.rights import rules
from pertvarka.people.rights.definitions import Action, RetentionRule, Start
from pertvarka.people.rights.models import Breach, DeletionList, RightsRequest
from pertvarka.people.rights.rules import Finding, Oddity

REQUEST_STATES = {
    RightsRequest.State.RECEIVED: ("gintaras", "Clock"),
    RightsRequest.State.IN_HAND: ("linas", "Hourglass"),
    RightsRequest.State.ANSWERED: ("accent", "CheckmarkCircle"),
    RightsRequest.State.REFUSED: ("danger", "XMark"),
}
KIND_TITLES = {
    RightsRequest.Kind.ACCESS: gettext_lazy("A copy of everything"),
    RightsRequest.Kind.RECTIFICATION: gettext_lazy("Correction"),
    RightsRequest.Kind.ERASURE: gettext_lazy("Erasure"),
    RightsRequest.Kind.RESTRICTION: gettext_lazy("Restriction"),
    RightsRequest.Kind.OBJECTION: gettext_lazy("Objection"),
}
STARTS = {
    Start.CASE_CLOSED: gettext_lazy("after the last case is closed"),
    Start.REQUEST_GRANTED: gettext_lazy("after the request is granted"),
    Start.BEGUN: gettext_lazy("after it was begun"),
    Start.RECORDED: gettext_lazy("after it was recorded"),
    Start.ENDED: gettext_lazy("after its end"),
    Start.ACCOUNT_CLOSED: gettext_lazy("after the account is closed"),
}
ODDITIES = {
    Oddity.MANY_PERSONS: gettext_lazy("looked at more than %(limit)s persons in a day"),
    Oddity.MANY_NAMES: gettext_lazy("had more than %(limit)s names shown in a day"),
    Oddity.SEARCHES_FOR_NOBODY: gettext_lazy("searched %(limit)s times or more for people who are not there"),
    Oddity.OUTSIDE_HOURS: gettext_lazy("looked at records before 6 or after 22 o'clock"),
    Oddity.MANY_READERS: gettext_lazy("one person looked at by more than %(limit)s accounts in a day"),
}
LIMITS = {
    Oddity.MANY_PERSONS: rules.MANY_PERSONS,
    Oddity.MANY_NAMES: rules.MANY_NAMES,
    Oddity.SEARCHES_FOR_NOBODY: rules.SEARCHES_FOR_NOBODY,
    Oddity.MANY_READERS: rules.MANY_READERS,
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A state: word, colour and icon; never colour alone."""

    word: str
    colour: str
    icon: str


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """One unusual thing with where to look closer."""

    day: date
    who: str
    what: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class ToldBreach:
    breach: Breach
    clock: Tag
    url: str


def request_state(asked: RightsRequest) -> Tag:
    state = RightsRequest.State(asked.state)
    colour, icon = REQUEST_STATES[state]
    return Tag(str(state.label), colour, icon)


def request_title(asked: RightsRequest) -> str:
    return str(KIND_TITLES[RightsRequest.Kind(asked.kind)])


def request_rows(open_requests: Iterable[RightsRequest], *, today: date, may_take: bool) -> list[Task]:
    """Requests as rows with the days left; the officer takes one in hand from the row."""
    return [
        task(
            label=_("%(kind)s: %(number)s") % {"kind": request_title(asked), "number": asked.number},
            url=reverse("workbench:request", args=[asked.uuid]),
            today=today,
            due_on=asked.due_on,
            done_on=timezone.localdate(asked.answered_at) if asked.answered_at else None,
            action=_take(asked) if may_take else None,
            note=_("In the hands of %(name)s.") % {"name": asked.handled_by.name} if asked.handled_by else "",
        )
        for asked in open_requests
    ]


def _take(asked: RightsRequest) -> Button | None:
    if asked.state != RightsRequest.State.RECEIVED:
        return None
    return Button(_("Take in hand"), reverse("workbench:request_take", args=[asked.uuid]), is_post=True)


def clock(breach: Breach, *, now: datetime) -> Tag:
    """How the 72 hours stand."""
    if breach.closed_at:
        return Tag(_("Closed"), "neutral", "CheckmarkCircle")
    if breach.authority_told_at:
        return Tag(_("The authority has been told"), "accent", "CheckmarkCircle")
    if breach.risk == Breach.Risk.UNLIKELY:
        return Tag(_("Need not be told"), "neutral", "InformationSquare")
    hours = rules.hours_left(breach.discovered_at, now=now)
    if hours < 0:
        word = ngettext("%(count)s hour late", "%(count)s hours late", -hours) % {"count": -hours}
        return Tag(word, "danger", "ExclamationmarkTriangle")
    word = ngettext("%(count)s hour left", "%(count)s hours left", hours) % {"count": hours}
    return Tag(word, "gintaras", "Clock")


def breach_rows(breaches: Iterable[Breach], *, now: datetime) -> list[ToldBreach]:
    return [
        ToldBreach(breach, clock(breach, now=now), reverse("workbench:breach", args=[breach.uuid]))
        for breach in breaches
    ]


def findings(found: Iterable[Finding], *, names: dict[str, str]) -> list[ToldFinding]:
    return [_finding(one, names=names) for one in found]


def _finding(one: Finding, *, names: dict[str, str]) -> ToldFinding:
    what = str(ODDITIES[one.oddity]) % {"limit": LIMITS.get(one.oddity, 0)}
    query = f"by={one.by.removeprefix('account:')}" if one.by else f"about={one.about.removeprefix('person:')}"
    return ToldFinding(
        day=one.day,
        who=names.get(one.by, one.by) or _("Several accounts"),
        what=what,
        count=one.count,
        url=f"{reverse('workbench:view_log')}?{query}&day={one.day.isoformat()}",
    )


def approval_state(approval: Approval | None) -> Tag | None:
    """What the second person has decided; None while nothing was asked."""
    if approval is None:
        return None
    if approval.decision == Approval.Decision.WAITING:
        return Tag(_("Waits for a second person"), "gintaras", "Clock")
    if approval.decision == Approval.Decision.REFUSED:
        return Tag(_("Refused"), "danger", "XMark")
    return Tag(_("Approved"), "accent", "CheckmarkCircle")


def period(rule: RetentionRule) -> str:
    """How long a rule keeps, from what."""
    if rule.action == Action.KEEP:
        return _("As long as the system works")
    if rule.years:
        amount = ngettext("%(count)s year", "%(count)s years", rule.years) % {"count": rule.years}
    elif rule.days:
        amount = ngettext("%(count)s day", "%(count)s days", rule.days) % {"count": rule.days}
    else:
        return _("Until the request is granted")
    told = f"{amount} {STARTS[rule.starts]}"
    if rule.until_age:
        told = _("%(period)s, at least until the age of %(age)s") % {"period": told, "age": rule.until_age}
    return told


def list_state(made: DeletionList) -> Tag:
    if made.carried_out_at:
        return Tag(_("Carried out"), "neutral", "CheckmarkCircle")
    state = approval_state(made.approval)
    return state or Tag(_("Not asked for"), "outline", "CircleSlash")
