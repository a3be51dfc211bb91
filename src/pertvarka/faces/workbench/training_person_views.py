"""The trainer's own groups, one's own record of trainings, and a person's record that an organiser looks up."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench.event_views import REFUSED, account_of
from pertvarka.faces.workbench.forms.trainings import RecordForm
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.gates import requires, signed_in
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.events import rules
from pertvarka.programme.events.actions import attendance
from pertvarka.programme.events.errors import RegistrationNotFound
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import trainings as reading
from pertvarka.programme.events.queries.trainings import Learned


@requires(Permission.TRAINING_TEACH)
@require_safe
def taught(request: HttpRequest) -> HttpResponse:
    """The groups one teaches: coming ones first, with what still waits to be ticked."""
    groups = reading.taught_by(account_of(request))
    sessions, today = reading.sessions_of(groups), timezone.localdate()
    context = {
        "crumbs": [Crumb(_("My groups"))],
        "rows": [
            {
                "event": group,
                "sessions": sessions.get(group.pk, []),
                "is_coming": group.state in rules.COMING,
                "is_today": group.starts_on <= today <= group.ends_on,
                "is_unticked": group.ends_on < today and group.participants_counted is None,
            }
            for group in groups
        ],
    }
    return render(request, "workbench/trainings/taught.html", context)


@signed_in
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What one has registered for and attended, found by the e-mail of one's account."""
    account = account_of(request)
    context = {
        "crumbs": [Crumb(_("My trainings and events"))],
        "lines": _lines(reading.record_of_account(account)),
        "is_own": True,
        "has_email": bool(account.email),
    }
    return render(request, "workbench/trainings/record.html", context)


@signed_in
@require_POST
def here(request: HttpRequest, session: UUID) -> HttpResponse:
    """I have come: on the day of the half-day, from one's own account."""
    try:
        attendance.check_in_self(session=session, by=account_of(request))
    except RegistrationNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("It is noted that you have come."))
    return redirect("workbench:own_trainings")


@requires(Permission.REGISTRATION_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """A person's record across the events of the asker's organisers, by e-mail; the look is recorded."""
    form = RecordForm(request.POST if request.method == "POST" else None)
    person, is_asked = None, False
    lines: list[Learned] = []
    if form.is_valid():
        person, lines = reading.record_of_email(form.cleaned_data["email"])
        is_asked = True
        if person is not None:
            view_log.record(
                ViewRecord.Kind.PAGE, about=person.reference, page="workbench:training_record", by=account_of(request)
            )
    context = {
        "crumbs": [Crumb(_("Find a person's trainings"))],
        "band": seen_band(seen_at=timezone.now()) if person else None,
        "form": form,
        "person": person,
        "lines": _lines(lines),
        "is_asked": is_asked,
    }
    return render(request, "workbench/trainings/find.html", context, status=REFUSED if form.errors else 200)


def _lines(record: list[Learned]) -> list[dict[str, object]]:
    today = timezone.localdate()
    return [
        {
            "line": line,
            "open": [
                one
                for one in line.sessions
                if one.pk not in line.attended and timezone.localtime(one.starts_at).date() == today
            ],
        }
        for line in record
    ]
