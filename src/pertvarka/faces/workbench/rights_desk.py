"""The data protection officer's desk: what has a clock on it, what stands out, what waits to be reviewed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import rights_in_words
from pertvarka.faces.workbench.rights_asking import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import queries as base_queries
from pertvarka.foundation.base.components import Crumb, Link, SideItem, SidePanel
from pertvarka.people.cases.models import EmergencyAccess
from pertvarka.people.cases.queries import work
from pertvarka.people.rights.definitions import retention_rules
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries import breaches, requests, retention, traces

SHOWN = 8


@requires(Permission.REQUEST_HANDLE)
def desk(request: HttpRequest) -> HttpResponse:
    """Requests with days left, breaches with hours left, unusual reads; beside them what waits for a review."""
    today, now = timezone.localdate(), timezone.now()
    found = traces.unusual_reads(today=today)
    open_requests = requests.open_requests()
    context = {
        "crumbs": [Crumb(_("Data protection"))],
        "rows": rights_in_words.request_rows(open_requests[:SHOWN], today=today, may_take=True),
        "requests_count": len(open_requests),
        "breaches": rights_in_words.breach_rows(breaches.open_breaches(), now=now),
        "findings": rights_in_words.findings(found[:SHOWN], names=traces.names_behind(found)),
        "findings_count": len(found),
        "looked_back_days": traces.LOOKED_BACK_DAYS,
        "panels": _panels(account_of(request)),
    }
    return render(request, "workbench/rights/desk.html", context)


def _panels(account: Account) -> tuple[SidePanel, ...]:
    return (
        SidePanel(
            title=_("Emergency openings to review"),
            items=tuple(map(_emergency, work.emergencies_to_review(account)[:SHOWN])),
            link=Link(_("All emergency openings"), reverse("cases:emergencies")),
            empty=_("None waits."),
        ),
        SidePanel(
            title=_("Due for deletion"),
            items=tuple(_due_items()),
            link=Link(_("Retention and holds"), reverse("workbench:retention")),
            empty=_("Nothing is due today."),
        ),
        SidePanel(title=_("Seal of the traces"), items=_seal(), empty=_("Not sealed yet.")),
    )


def _emergency(opened: EmergencyAccess) -> SideItem:
    when = f"{timezone.localtime(opened.opened_at):%Y-%m-%d %H:%M}"
    return SideItem(text=opened.number, note=f"{opened.account.name}, {when}")


def _due_items() -> Any:
    counts = retention.due_counts(retention.due_records(today=timezone.localdate()))
    for code, count in counts.items():
        if count:
            persons = ngettext("%(count)s person", "%(count)s persons", count) % {"count": count}
            yield SideItem(text=persons, note=retention_rules()[code].title)


def _seal() -> tuple[SideItem, ...]:
    seal = base_queries.last_seal()
    if seal is None:
        return ()
    when = f"{timezone.localtime(seal.sealed_at):%Y-%m-%d %H:%M}"
    return (
        SideItem(text=when, note=_("Seal %(number)s: %(root)s…") % {"number": seal.number, "root": seal.root[:12]}),
    )
