"""How the places of an event are divided among regions and organisations, and how much of each share is taken."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import event_pages, event_texts
from pertvarka.faces.workbench.event_views import REFUSED, account_of, find
from pertvarka.faces.workbench.forms.event_quotas import QuotasForm
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.events import rules
from pertvarka.programme.events.actions import dividing
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import quotas as reading


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def quotas(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The shares with what is taken of each; POST divides the places anew while the event is ahead."""
    event, by = find(uuid), account_of(request)
    may_change = event.state in rules.COMING
    if request.method == "POST" and not may_change:
        raise Http404
    regions, heading = list(territory.region_names().values()), pgettext("event", "Quotas")

    def save(form: QuotasForm) -> None:
        given = form.cleaned_data
        dividing.divide(
            event=event,
            each_region=given["each_region"],
            regions=form.regions,
            each_organisation=given["each_organisation"],
            expected_version=given["version"],
            by=by,
        )

    def show(form: QuotasForm) -> HttpResponse:
        standing = reading.of_event(event)
        context = {
            "crumbs": event_pages.crumbs(event, Crumb(heading)),
            "event": event,
            "form": form,
            "quotas": standing,
            "shares": reading.shares_of(event, standing, regions),
            "may_change": may_change,
        }
        return render(request, "workbench/events/quotas.html", context, status=REFUSED if form.errors else 200)

    written = event_texts.Written(
        event=event,
        heading=heading,
        make_form=lambda data, held: QuotasForm(
            data, regions=regions, initial=QuotasForm.initial_of(held, reading.of_event(held))
        ),
        save=save,
        show=show,
        read_again=lambda: find(uuid),
        done=_("The places are divided anew."),
        done_url=reverse("workbench:event_quotas", args=[uuid]),
    )
    return event_texts.answer(request, written)
