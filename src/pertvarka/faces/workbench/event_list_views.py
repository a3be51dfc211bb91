"""The list of an event: who is invited, registered, waiting; inviting from those who are known; changing one line."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.event_views import REFUSED, account_of, find
from pertvarka.faces.workbench.forms.events import InviteForm, show_refusal
from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.cluster.states import MemberKind
from pertvarka.programme.events import rules, typed
from pertvarka.programme.events.actions import inviting
from pertvarka.programme.events.actions.inviting import Invitee
from pertvarka.programme.events.errors import RegistrationNotFound
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import registrations
from pertvarka.programme.events.states import RegistrationRole, RegistrationState

ACTS: dict[str, Promise] = {
    RegistrationState.CONFIRMED: gettext_lazy("Note that they come"),
    RegistrationState.DECLINED: gettext_lazy("Note that they do not come"),
    RegistrationState.REGISTERED: gettext_lazy("Give a place"),
    RegistrationState.CANCELLED: gettext_lazy("Take off the list"),
}
# What the organiser may set by hand, by the state a line is in.
MOVES: dict[str, tuple[str, ...]] = {
    RegistrationState.INVITED: (RegistrationState.CONFIRMED, RegistrationState.DECLINED, RegistrationState.CANCELLED),
    RegistrationState.REGISTERED: (
        RegistrationState.CONFIRMED,
        RegistrationState.DECLINED,
        RegistrationState.CANCELLED,
    ),
    RegistrationState.WAITING: (RegistrationState.REGISTERED, RegistrationState.CANCELLED),
    RegistrationState.CONFIRMED: (RegistrationState.DECLINED, RegistrationState.CANCELLED),
    RegistrationState.DECLINED: (RegistrationState.REGISTERED,),
    RegistrationState.CANCELLED: (RegistrationState.REGISTERED,),
}


@requires(Permission.REGISTRATION_VIEW)
@require_safe
def listing(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everybody on the list, with names; the look is recorded."""
    event = find(uuid, permission=Permission.REGISTRATION_VIEW)
    _record(request, event, page="workbench:event_list")
    chosen = request.GET.get("state", "")
    lines = registrations.of_event(event)
    may_change = event.state in rules.COMING and policy.allows(
        request.user, Permission.REGISTRATION_CHANGE, on=timezone.localdate()
    )
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(pgettext("event", "Registration"))),
        "band": seen_band(seen_at=timezone.now()),
        "event": event,
        "tabs": event_pages.tabs(event, "workbench:event_list"),
        "states": [
            (state, label, sum(line.registration.state == state for line in lines))
            for state, label in RegistrationState.choices
        ],
        "chosen": chosen,
        "total": len(lines),
        "rows": [
            (line, [(state, ACTS[state]) for state in MOVES[line.registration.state]])
            for line in lines
            if not chosen or line.registration.state == chosen
        ],
        "may_change": may_change,
        "public_url": reverse("public_site:event_registration", args=[event.slug]) if event.is_open else "",
    }
    return render(request, "workbench/events/list.html", context)


@requires(Permission.REGISTRATION_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Tick those who are known, by kind and region of their organisation; type or paste those who are new."""
    event = find(uuid, permission=Permission.REGISTRATION_CHANGE)
    if event.state not in rules.COMING:
        raise Http404
    _record(request, event, page="workbench:event_invite")
    regions = territory.region_names()
    kind, region = request.GET.get("kind", ""), request.GET.get("region", "")
    kind, region = kind if kind in MemberKind.values else "", region if region in regions else ""
    contacts = {str(number): one for number, one in enumerate(registrations.invitable(event, kind=kind, region=region))}
    known = {one.email: one for one in contacts.values()}
    form = InviteForm(
        request.POST if request.method == "POST" else None,
        initial={"role": RegistrationRole.PARTICIPANT},
        known=[(one.email, f"{one.name}, {_represents(one)}") for one in contacts.values()],
        roles=RegistrationRole.choices,
    )
    if form.is_valid():
        try:
            done = _invited(request, event, form, known)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(
                request,
                _("Invited: %(made)s. On the list already: %(stood)s.") % {"made": done.made, "stood": done.stood},
            )
            return redirect("workbench:event_list", uuid=uuid)
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(_("Invite"))),
        "band": seen_band(seen_at=timezone.now()),
        "event": event,
        "form": form,
        "kinds": MemberKind.choices,
        "regions": regions.values(),
        "kind": kind,
        "region": region,
        "members": registrations.memberships(kind=kind, region=region) if kind or region else [],
        "represented": {one.organisation.pk for one in known.values() if one.organisation},
    }
    return render(request, "workbench/events/invite.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.REGISTRATION_CHANGE)
@require_POST
def change(request: HttpRequest, uuid: UUID, registration: UUID) -> HttpResponse:
    """Another state for one line of the list."""
    event = find(uuid, permission=Permission.REGISTRATION_CHANGE)
    try:
        found = registrations.one(registration)
    except RegistrationNotFound as missing:
        raise Http404 from missing
    state = request.POST.get("state", "")
    if found.event_id != event.pk or state not in MOVES[found.state]:
        raise Http404
    try:
        inviting.change(registration=found, state=state, by=account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The registration is changed; the person is being written to where there is news."))
    return redirect("workbench:event_list", uuid=uuid)


def _invited(
    request: HttpRequest, event: Event, form: InviteForm, known: dict[str, registrations.Contact]
) -> inviting.Invited:
    ticked = [known[email] for email in form.cleaned_data.get("known", [])]
    people = [
        Invitee(name=one.name, email=one.email, organisation=one.organisation, participant=one.participant)
        for one in ticked
    ]
    people += [
        Invitee(name=one.name, email=one.email, organisation_words=one.organisation_words)
        for one in typed.people(form.cleaned_data["people"])
    ]
    return inviting.invite(event=event, invitees=people, role=form.cleaned_data["role"], by=account_of(request))


def _represents(one: registrations.Contact) -> str:
    words = one.participant.organisation_words if one.participant else ""
    return one.organisation.name if one.organisation else words or one.email


def _record(request: HttpRequest, event: Event, *, page: str) -> None:
    view_log.record(ViewRecord.Kind.PAGE, about=event.reference, page=page, by=account_of(request))
