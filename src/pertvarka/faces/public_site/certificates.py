"""Whether a certificate stands, for anybody who holds its code; and checking in at the door of an event."""

from uuid import UUID

from allauth.core.internal import ratelimit
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.events.actions import attendance
from pertvarka.programme.events.errors import CodeUnknown, EventNotFound
from pertvarka.programme.events.queries import certificates

REFUSED, TOO_MANY = 422, 429
LIMITS = {"check_certificate": "20/m/ip", "check_in": "60/m/ip"}


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name and surname on the certificate"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the name and surname")},
    )


class ArrivalForm(forms.Form):
    """The e-mail of the registration and the end of one's own link: neither is enough alone."""

    email = forms.EmailField(
        label=gettext_lazy("The e-mail you registered with"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Write your e-mail address"),
            "invalid": gettext_lazy("Write an e-mail address, for example name@office.lt"),
        },
    )
    code = forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=300,
        help_text=gettext_lazy("The last six characters of your own link; it stands in the letters about the event."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write your code")},
    )


@public(reason="Whoever holds a certificate's code may see whether it stands; the page shows no name.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What it is for and whether it stands. A typed name is answered with yes or no, and kept nowhere."""
    found = certificates.proof(code)
    if found is None:
        raise Http404
    form = NameForm(request.POST if request.method == "POST" else None)
    answer = None
    if request.method == "POST":
        if not ratelimit.consume(request, app="pertvarka", action="check_certificate", config=LIMITS):
            return render(request, "429.html", status=TOO_MANY)
        if form.is_valid():
            answer = found.is_of(form.cleaned_data["name"])
    context = {"crumbs": [Crumb(_("Certificate"))], "proof": found, "form": form, "answer": answer}
    response = render(request, "public_site/certificate.html", context, status=REFUSED if form.errors else 200)
    response["X-Robots-Tag"] = "noindex"
    return response


@public(reason="The sheet at the door leads here; only somebody on the list, with their own code, is noted.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: HttpRequest, session: UUID, door: str) -> HttpResponse:
    try:
        half_day = attendance.at_door(session, door)
    except EventNotFound as missing:
        raise Http404 from missing
    form = ArrivalForm(request.POST if request.method == "POST" else None)
    why_not = ""
    try:
        attendance.check_day(half_day)
    except PertvarkaError as refused:
        why_not = refused.sentence
    if request.method == "POST" and not why_not:
        if not ratelimit.consume(request, app="pertvarka", action="check_in", config=LIMITS):
            return render(request, "429.html", status=TOO_MANY)
        if form.is_valid():
            try:
                attendance.check_in_at_door(session=session, door=door, **form.cleaned_data)
            except CodeUnknown as refused:
                form.add_error("code", refused.sentence)
            else:
                here = reverse("public_site:event_arrival", args=[session, door])
                return redirect(f"{here}?noted=yes")
    context = {
        "crumbs": [Crumb(half_day.event.title, half_day.event.get_absolute_url()), Crumb(_("I have come"))],
        "session": half_day,
        "event": half_day.event,
        "form": form,
        "why_not": why_not,
        "is_noted": "noted" in request.GET,
        "today": timezone.localdate(),
    }
    response = render(request, "public_site/event_arrival.html", context, status=REFUSED if form.errors else 200)
    # Not "no-referrer": a browser would send the code from nowhere, and it would be refused as a forged one.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
