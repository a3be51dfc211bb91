"""Certificates of an event: who came for how many hours, made and sent in the background, one by one, revoked."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.event_views import REFUSED, account_of, find
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base import print as printing
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.events import certificate_file
from pertvarka.programme.events.actions import certificates
from pertvarka.programme.events.errors import CertificateNotFound
from pertvarka.programme.events.models import Certificate
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import certificates as reading
from pertvarka.programme.events.states import EventState

OVER = (EventState.HELD, EventState.REPORTED)


@requires(Permission.CERTIFICATE_ISSUE)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who came and what they have; POST has them all made, or sent."""
    event = find(uuid, permission=Permission.CERTIFICATE_ISSUE)
    if request.method == "POST":
        try:
            asked = certificates.ask(event=event, by=account_of(request), is_mailed="mail" in request.POST)
        except PertvarkaError as refused:
            messages.error(request, refused.sentence)
            return redirect("workbench:event_certificates", uuid=uuid)
        return redirect("workbench:job", asked)
    view_log.record(
        ViewRecord.Kind.PAGE, about=event.reference, page="workbench:event_certificates", by=account_of(request)
    )
    given = reading.of_event(event)
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(_("Certificates"))),
        "band": seen_band(seen_at=timezone.now()),
        "event": event,
        "tabs": event_pages.tabs(event, "workbench:event_certificates"),
        "rows": given,
        "is_over": event.state in OVER,
        "due": sum(one.is_enough and (one.certificate is None or one.certificate.is_revoked) for one in given),
        "unsent": sum(
            one.certificate is not None and not one.certificate.is_revoked and one.certificate.sent_at is None
            for one in given
        ),
        "needed": reading.needed_hours(event) if event.training_programme_id else None,
    }
    return render(request, "workbench/events/certificates.html", context)


@requires(Permission.CERTIFICATE_ISSUE)
@require_safe
def file(request: HttpRequest, uuid: UUID, certificate: UUID) -> HttpResponse:
    """One certificate, in the language of the person's letters."""
    found = _certificate(uuid, certificate)
    view_log.record(
        ViewRecord.Kind.PAGE, about=found.reference, page="workbench:event_certificate_file", by=account_of(request)
    )
    with translation.override(found.registration.participant.language):
        content = certificate_file.pdf(found)
    response = HttpResponse(content, content_type=printing.MEDIA_TYPE)
    response["Content-Disposition"] = f'inline; filename="{found.proof.number}.pdf"'
    response["Cache-Control"] = "no-store, private"
    return response


@requires(Permission.CERTIFICATE_ISSUE)
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, uuid: UUID, certificate: UUID) -> HttpResponse:
    """Take one back: why is asked, and told to nobody."""
    found, refusal = _certificate(uuid, certificate), ""
    if found.is_revoked:
        raise Http404
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        try:
            certificates.revoke(certificate=found, reason=reason, by=account_of(request))
        except PertvarkaError as refused:
            refusal = refused.sentence
        else:
            messages.success(request, _("The certificate is revoked; its public page says so."))
            return redirect("workbench:event_certificates", uuid=uuid)
    context = {
        "crumbs": event_pages.crumbs(found.event, Crumb(_("Revoke a certificate"))),
        "event": found.event,
        "certificate": found,
        "reason": reason,
        "refusal": refusal,
    }
    return render(request, "workbench/events/revoke.html", context, status=REFUSED if refusal else 200)


def _certificate(event: UUID, certificate: UUID) -> Certificate:
    try:
        found = reading.one(certificate)
    except CertificateNotFound as missing:
        raise Http404 from missing
    if found.event_id != find(event, permission=Permission.CERTIFICATE_ISSUE).pk:
        raise Http404
    return found
