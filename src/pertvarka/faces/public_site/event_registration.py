"""Registering for an event, and one's own page behind the link of a letter: coming, not coming, the calendar file."""

from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.public_site import event_at_work
from pertvarka.faces.public_site.event_registration_forms import PhotoConsentForm, RegistrationForm
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.events import errors, queries, quota_errors
from pertvarka.programme.events.actions import visits
from pertvarka.programme.events.models import Event, Registration
from pertvarka.programme.events.queries import papers, quotas, registrations
from pertvarka.programme.events.visiting import visitor

REFUSED = 422
TOO_MANY = 429
LIMITS = {"register_for_event": "60/m/ip", "open_registration": "60/m/ip"}
FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {
    errors.NameMissing: "name",
    errors.EmailMalformed: "email",
    quota_errors.OrganisationMissing: "organisation",
    quota_errors.RegionMissing: "region",
}
BY_LINK = (
    "Whoever has the secret link of a letter is the person it was written to; the page shows that one registration."
)


CONSENT_SAID: dict[bool | None, str | None] = {True: "yes", False: "no", None: None}


@public(reason="Anybody may come to an open event; the page takes what is typed and shows nobody's registration.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    event = _event(slug)
    opened = event_at_work.registration_of(event)
    form = RegistrationForm(
        request.POST if request.method == "POST" else None, quotas=opened.quotas, regions=territory.region_names()
    )
    status = 200
    if request.method == "POST":
        status = REFUSED
        if not is_within_limit(request, "register_for_event"):
            return render(request, "429.html", status=TOO_MANY)
        if form.is_valid():
            try:
                return _received(request, event, form)
            except PertvarkaError as refused:
                field = FIELDS_OF_ERRORS.get(type(refused), "")
                form.add_error(field if field in form.fields else None, refused.sentence)
    context = {
        "crumbs": [*_crumbs(event), Crumb(pgettext("event", "Registration"))],
        "event": event,
        "open": opened,
        "form": form,
    }
    return render(request, "public_site/event_registration.html", context, status=status)


@public(reason="Says that a registration was received, and nothing of whose it was.")
@never_cache
@require_safe
def received(request: HttpRequest, slug: str) -> HttpResponse:
    event = _event(slug)
    link = request.session.pop("registration_link", "") if settings.DEMO_MODE else ""
    context = {"crumbs": [*_crumbs(event), Crumb(pgettext("event", "Registration"))], "event": event, "demo_link": link}
    return render(request, "public_site/event_registration_received.html", context)


@public(reason=BY_LINK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    if not is_within_limit(request, "open_registration", get_too=True):
        return render(request, "429.html", status=TOO_MANY)
    problem = ""
    if request.method == "POST":
        try:
            consent = {"yes": True, "no": False}.get(request.POST.get("photo_consent", ""))
            visits.answer(token=token, wish=request.POST.get("wish", ""), photo_consent=consent)
        except errors.RegistrationNotFound as missing:
            raise Http404 from missing
        except PertvarkaError as refused:
            problem = refused.sentence
        else:
            return redirect("public_site:event_answer", token=token)
    try:
        context = _answer_page(token)
    except errors.RegistrationNotFound as missing:
        raise Http404 from missing
    response = render(
        request, "public_site/event_answer.html", {**context, "problem": problem}, status=REFUSED if problem else 200
    )
    # The address is the secret: it is not passed on to another site or found by a search engine. Not "no-referrer":
    # with that a browser sends the answer from nowhere ("Origin: null"), and it is refused as a forged one.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


@public(reason=BY_LINK)
@never_cache
@require_safe
def calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    from pertvarka.programme.events import invitation_file  # noqa: PLC0415 (its library comes with the first file)

    try:
        with visitor(token=token):
            event = registrations.by_link(token).event
    except errors.RegistrationNotFound as missing:
        raise Http404 from missing
    address = request.build_absolute_uri(reverse("public_site:event_answer", args=[token]))
    file = invitation_file.of(event, stamped_at=timezone.now(), address=address)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.code}.ics"'
    return response


@public(reason="A photo is given out only when it is published, and published only with the consent of those in it.")
@require_safe
def photo(request: HttpRequest, uuid: UUID) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    with scope.of_command("show_photos"):
        found = registrations.photo(uuid)
        if found is None:
            raise Http404
        response = HttpResponse(found.content, content_type=found.media_type)
    # Not kept long: a consent taken back takes the photo away.
    patch_cache_control(response, public=True, max_age=300)
    return response


def _received(request: HttpRequest, event: Event, form: RegistrationForm) -> HttpResponse:
    if not form.cleaned_data["website"]:
        who = form.visitor(language=translation.get_language() or "lt")
        made, is_new = visits.register(event=event, who=who)
        if settings.DEMO_MODE and is_new:
            # The demonstration has no mail server; in a real installation only the letter shows the link.
            request.session["registration_link"] = reverse("public_site:event_answer", args=[made.token])
    return redirect("public_site:event_registered", slug=event.slug)


def _answer_page(token: str) -> dict[str, Any]:
    with visitor(token=token):
        registration: Registration = registrations.by_link(token)
        name = registration.participant.name
        represented = registration.represented or registration.participant.represented
        waits_for = quotas.why_waits(registration)
        files = papers.seen_by_participant(registration)
    event = registration.event
    return {
        "crumbs": [*_crumbs(event), Crumb(_("Your registration"))],
        "event": event,
        "registration": registration,
        "name": name,
        "represented": represented,
        "waits_for": waits_for,
        "files": [(one, reverse("public_site:event_answer_material", args=[token, one.uuid])) for one in files],
        "form": PhotoConsentForm(initial={"photo_consent": CONSENT_SAID[registration.photo_consent]}),
        "sessions": event_at_work.programme(event),
        "may_answer": event.state in ("planned", "confirmed") and event.starts_on >= timezone.localdate(),
        "calendar_url": reverse("public_site:event_answer_file", args=[token]),
    }


def _event(slug: str) -> Event:
    event = queries.event_by_slug(slug)
    if event is None or event.organiser_id is None:
        raise Http404
    return event


def _crumbs(event: Event) -> list[Crumb]:
    return [Crumb(_("Events"), reverse("public_site:events")), Crumb(event.title, event.get_absolute_url())]


def is_within_limit(request: HttpRequest, action: str, *, get_too: bool = False) -> bool:
    return bool(ratelimit.consume(request, app="pertvarka", action=action, config=LIMITS, limit_get=get_too))
