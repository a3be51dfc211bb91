"""Members of the cluster: one joins, one is written to, one leaves; and what an organisation took part in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import cluster_page
from pertvarka.faces.workbench.forms.cluster import ContactForm, JoinForm, LeaveForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import policy, reaching, view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.programme.cluster.actions import membership as actions
from pertvarka.programme.cluster.models import ClusterMembership
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.queries import members

REFUSED = 422


@requires(Permission.MEMBERSHIP_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """A new member of one of the reader's clusters."""
    kept = cluster_page.kept(request, Permission.MEMBERSHIP_CHANGE)
    form = JoinForm(
        request.POST if request.method == "POST" else None,
        regions=kept.regions,
        with_country=kept.with_country,
        organisations=organisations.all_in_order(),
        initial={"day": timezone.localdate(), "region": request.GET.get("region", "")},
    )
    if form.is_valid():
        try:
            made = actions.join(
                organisation=form.chosen_organisation,
                region=form.chosen_region,
                kind=form.cleaned_data["kind"],
                purposes=tuple(form.cleaned_data["purposes"]),
                joined_on=form.cleaned_data["day"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The member is recorded. Say whom to write to."))
            return redirect("workbench:cluster_member", uuid=made.uuid)
    context = {
        "crumbs": cluster_page.crumbs(Crumb(_("New member"))),
        "form": form,
        "title": _("New member"),
        "save": _("Record the member"),
    }
    return render(request, "workbench/cluster/asked.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.CLUSTER_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One membership; POST says whom to write to."""
    found = _find(uuid)
    may_keep = _may_keep(request, found)
    if request.method == "POST" and not may_keep:
        raise Http404
    form = ContactForm(request.POST if request.method == "POST" else None) if may_keep and not found.left_on else None
    if form and form.is_valid():
        actions.say_contact(membership=found, contact=actions.Contact(**form.cleaned_data), by=account_of(request))
        messages.success(request, _("It is noted whom to write to."))
        return redirect("workbench:cluster_member", uuid=uuid)
    return _page(request, found, form=form, may_keep=may_keep)


@requires(Permission.CONTACT_VIEW)
@require_POST
def contact(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Whom to write to, for this answer only; the look is recorded before it leaves."""
    found = _find(uuid)
    shown = members.contacts([found]).get(found.pk)
    if shown is None:
        raise Http404
    seen = view_log.record(
        ViewRecord.Kind.NAME,
        about=f"cluster_membership:{found.uuid}",
        page="workbench:cluster_contact",
        by=account_of(request),
    )
    may_keep = _may_keep(request, found)
    form = ContactForm() if may_keep and not found.left_on else None
    context = {"shown": shown, "band": seen_band(seen_at=seen.viewed_at)}
    return _page(request, found, form=form, may_keep=may_keep, **context)


@requires(Permission.MEMBERSHIP_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The member leaves the cluster."""
    found = _find(uuid)
    if not _may_keep(request, found) or found.left_on:
        raise Http404
    form = LeaveForm(request.POST if request.method == "POST" else None, initial={"day": timezone.localdate()})
    if form.is_valid():
        try:
            actions.leave(
                membership=found,
                left_on=form.cleaned_data["day"],
                reason=form.cleaned_data["reason"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("It is recorded that the member left. Its history stays."))
            return redirect("workbench:cluster_member", uuid=uuid)
    title = _("The member leaves: %(name)s") % {"name": found.organisation.name}
    context = {"crumbs": cluster_page.crumbs(Crumb(title)), "form": form, "title": title, "save": _("Record")}
    return render(request, "workbench/cluster/asked.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.CLUSTER_VIEW)
@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """What an organisation took part in: memberships, agreements, steps, difficulties it takes care of."""
    found = organisations.by_code(code)
    if found is None:
        raise Http404
    context = {
        "crumbs": cluster_page.crumbs(Crumb(found.name)),
        "organisation": found,
        "part": members.part_of(found),
        "today": timezone.localdate(),
    }
    return render(request, "workbench/cluster/organisation.html", context)


def _page(
    request: HttpRequest, found: ClusterMembership, *, form: ContactForm | None, may_keep: bool, **more: object
) -> HttpResponse:
    known = members.contacts([found]).get(found.pk)
    may_see = policy.allows(request.user, Permission.CONTACT_VIEW, on=timezone.localdate())
    context = {
        "crumbs": cluster_page.crumbs(Crumb(found.organisation.name)),
        "membership": found,
        "purposes": found.purposes_in_words,
        "form": form,
        "may_keep": may_keep,
        "has_contact": known is not None and may_see,
        **more,
    }
    status = REFUSED if form and form.is_bound and form.errors else 200
    return render(request, "workbench/cluster/member.html", context, status=status)


def _find(uuid: UUID) -> ClusterMembership:
    found = members.membership(uuid)
    if found is None:
        raise Http404
    return found


def _may_keep(request: HttpRequest, found: ClusterMembership) -> bool:
    reach = reaching.reach_of(account_of(request), Permission.MEMBERSHIP_CHANGE, on=timezone.localdate())
    return reach.has_region(found.region_id)
