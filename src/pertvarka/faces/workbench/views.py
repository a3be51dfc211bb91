"""The workbench: who I am here and what I can open, the roles as written, the audit record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pertvarka.faces.workbench import roles_in_words, sentences
from pertvarka.foundation.access import policy, queries
from pertvarka.foundation.access.gates import requires, signed_in
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.permissions import Permission
from pertvarka.programme.framework import queries as framework

NEWEST_EVENTS = 50


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What I am here, what I see and do not see, and what I can open now."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    today = timezone.localdate()
    granted = policy.granted(account, on=today)
    context = {
        "account": account,
        "held_roles": queries.held_roles(account, on=today),
        "compared_versions": [version.number for version in framework.versions()][-2:],
        "may_view_roles": Permission.ROLE_VIEW in granted,
        "may_view_audit": Permission.AUDIT_VIEW in granted,
    }
    return render(request, "workbench/home.html", context)


@requires(Permission.ROLE_VIEW)
def roles(request: HttpRequest) -> HttpResponse:
    """All roles as written, with the permissions each gives."""
    return render(request, "workbench/roles.html", {"roles": roles_in_words.all_in_words()})


@requires(Permission.AUDIT_VIEW)
def audit(request: HttpRequest) -> HttpResponse:
    """The newest events of the audit record, told as sentences."""
    events = queries.newest_audit_events(limit=NEWEST_EVENTS)
    context = {"told_events": sentences.tell(events), "newest_events": NEWEST_EVENTS}
    return render(request, "workbench/audit.html", context)
