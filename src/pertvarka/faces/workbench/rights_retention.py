"""What is due for deletion, the lists people look at before anything goes, and the holds that keep records."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import rights_in_words
from pertvarka.faces.workbench.forms.rights import LiftHold, PlaceHold, Reason, show_refusal
from pertvarka.faces.workbench.rights_asking import account_of, asked_page, desk_crumbs, form_page
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Approval
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.rights.actions import retention as actions
from pertvarka.people.rights.definitions import RetentionRule, retention_rules
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries import requests, retention

SHOWN = 100


@requires(Permission.RETENTION_VIEW)
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule with what is due under it, lists made so far, standing holds."""
    due = retention.due_records(today=timezone.localdate())
    counts = retention.due_counts(due)
    context = {
        "crumbs": [*desk_crumbs(), Crumb(_("Retention and holds"))],
        "rules": [(rule, rights_in_words.period(rule), counts.get(rule.code)) for rule in retention_rules().values()],
        "held_count": sum(record.held for record in due),
        "lists": [(made, _title(made.rule), rights_in_words.list_state(made)) for made in retention.lists(limit=SHOWN)],
        "holds": requests.standing_holds(),
        "may_hold": policy.allows(request.user, Permission.HOLD_PLACE, on=timezone.localdate()),
    }
    return render(request, "workbench/rights/retention.html", context)


@requires(Permission.RETENTION_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def due(request: HttpRequest, rule: str) -> HttpResponse:
    """What one rule makes due, by number; from here a list is made and a second person asked."""
    described = _rule(rule)
    records = [record for record in retention.due_records(today=timezone.localdate()) if record.rule == rule]
    form = Reason(request.POST or None)
    if form.is_valid():
        try:
            made = actions.make_list(rule=rule, reason=form.cleaned_data["reason"], by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The list is made. Nothing is deleted before a second person approves it."))
            return redirect("workbench:deletion_list", uuid=made.uuid)
    context = {
        "crumbs": [*_crumbs(), Crumb(described.title)],
        "rule": described,
        "period": rights_in_words.period(described),
        "records": records[:SHOWN],
        "records_count": len(records),
        "free_count": sum(not record.held for record in records),
    }
    return form_page(request, "workbench/rights/due.html", form, **context)


@requires(Permission.RETENTION_APPROVE)
def deletion_list(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One list: who stands on it by number, what the second person decided; for both of them."""
    made = retention.deletion_list(uuid)
    if made is None:
        raise Http404
    may_carry_out = policy.allows(request.user, Permission.RETENTION_VIEW, on=timezone.localdate())
    is_approved = made.approval is not None and made.approval.decision == Approval.Decision.APPROVED
    context = {
        "crumbs": [*(_crumbs() if may_carry_out else []), Crumb(_title(made.rule))],
        "made": made,
        "title": _title(made.rule),
        "state": rights_in_words.list_state(made),
        "items": list(made.items.all()),
        "may_carry_out": may_carry_out
        and is_approved
        and made.carried_out_at is None
        and made.approval is not None
        and made.approval.asked_by_id == account_of(request).pk,
    }
    return render(request, "workbench/rights/deletion_list.html", context)


@requires(Permission.RETENTION_VIEW)
@require_POST
def carry_out(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Delete what stands on an approved list."""
    made = retention.deletion_list(uuid)
    if made is None:
        raise Http404
    try:
        erased, kept = actions.carry_out(deletion_list=made, by=account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        told = ngettext(
            "Records of %(count)s person are deleted.", "Records of %(count)s persons are deleted.", erased
        ) % {"count": erased}
        if kept:
            held = ngettext("%(count)s is kept by a hold.", "%(count)s are kept by a hold.", kept) % {"count": kept}
            told = f"{told} {held}"
        messages.success(request, told)
    return redirect("workbench:deletion_list", uuid=uuid)


@requires(Permission.HOLD_PLACE)
@require_http_methods(["GET", "HEAD", "POST"])
def place_hold(request: HttpRequest) -> HttpResponse:
    """Keep a person's records from deletion."""
    form = PlaceHold(request.POST or None)
    if form.is_valid():
        try:
            actions.place_hold(**form.cleaned_data, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The hold stands: these records are not deleted until it is lifted."))
            return redirect("workbench:retention")
    return asked_page(
        request,
        form,
        crumbs=_crumbs(),
        back_url=reverse("workbench:retention"),
        heading=_("Keep records from deletion"),
        why=_("A court, a complaint or an investigation may need them."),
        button=_("Place the hold"),
    )


@requires(Permission.HOLD_PLACE)
@require_http_methods(["GET", "HEAD", "POST"])
def lift_hold(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let the records go their way again."""
    hold = requests.hold(uuid)
    if hold is None:
        raise Http404
    form = LiftHold(request.POST or None)
    if form.is_valid():
        try:
            actions.lift_hold(hold=hold, **form.cleaned_data, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The hold is lifted."))
            return redirect("workbench:retention")
    return asked_page(
        request,
        form,
        crumbs=_crumbs(),
        back_url=reverse("workbench:retention"),
        heading=_("Lift the hold"),
        why=_("From then on the rules of retention count."),
        button=_("Lift"),
    )


def _crumbs() -> list[Crumb]:
    return [*desk_crumbs(), Crumb(_("Retention and holds"), reverse("workbench:retention"))]


def _rule(code: str) -> RetentionRule:
    found = retention_rules().get(code)
    if found is None or not found.case_kinds:
        raise Http404
    return found


def _title(code: str) -> str:
    """The rule's title; its code where the rule has gone from the file since."""
    rule = retention_rules().get(code)
    return rule.title if rule else code
