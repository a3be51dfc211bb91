"""The evaluation of an event on the desk of who prepares it: form, thanks with the links, results of five and more."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.event_views import REFUSED, account_of, find
from pertvarka.faces.workbench.forms.events import show_refusal
from pertvarka.faces.workbench.forms.offered import OfferedHere, offered_in, row
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.programme.events import evaluation_rules
from pertvarka.programme.events.actions import evaluating
from pertvarka.programme.events.models import Event, EventEvaluation
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import evaluations
from pertvarka.programme.events.states import EventState


class FormChosen(forms.Form):
    """Which published form is asked."""

    form = OfferedHere(label=gettext_lazy("Form"))

    def __init__(self, *args: Any, versions: Iterable[InstrumentVersion], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "form").offer({str(one.uuid): (one, one.instrument.title) for one in versions})


@requires(Permission.EVENT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The form, how far it is and what came of it; POST chooses the form, has the thanks sent, or closes it."""
    event = find(uuid, permission=Permission.EVENT_REPORT)
    act = request.POST.get("act", "choose") if request.method == "POST" else ""
    form = _form(evaluations.of_event(event), request.POST if act == "choose" else None)
    if request.method == "POST":
        try:
            gone_on = _act(request, event, act, form)
        except PertvarkaError as refused:
            if act == "choose":
                show_refusal(form, refused)
            else:
                messages.error(request, refused.sentence)
                return redirect("workbench:event_evaluation", uuid=uuid)
        else:
            if gone_on is not None:
                return gone_on
    return _page(request, event, form)


def _act(request: HttpRequest, event: Event, act: str, form: FormChosen) -> HttpResponse | None:
    """One of the page's acts; None where the form was not filled in."""
    by = account_of(request)
    if act == "send":
        return redirect("workbench:job", evaluating.send(event=event, by=by))
    if act == "close":
        evaluating.close(event=event, by=by)
        messages.success(request, _("The evaluation is closed. Who was asked is deleted."))
    elif act != "choose":
        raise Http404
    elif not form.is_valid():
        return None
    else:
        evaluating.choose(event=event, version=row(form, "form"), by=by)
        messages.success(request, _("The form is chosen. It goes out with the thanks, once the event has been held."))
    return redirect("workbench:event_evaluation", uuid=event.uuid)


def _page(request: HttpRequest, event: Event, form: FormChosen) -> HttpResponse:
    found = evaluations.of_event(event)
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(_("Evaluation"))),
        "event": event,
        "tabs": event_pages.tabs(event, "workbench:event_evaluation"),
        "form": form,
        "evaluation": found,
        "is_over": event.state in evaluating.OVER,
        "may_choose": event.state != EventState.CANCELLED and (found is None or found.sent_on is None),
        "came": event.participants_counted or 0,
    }
    if found:
        told, answers = found.told_count, found.answers_count
        context |= {
            "results": evaluations.results(found, language=(get_language() or "lt")[:2]),
            "wanted": evaluation_rules.still_wanted(answers=answers, told=told, is_closed=not found.is_open),
            "may_close_with_results": evaluation_rules.can_close_with_results(answers),
            "kept_back": answers - told,
        }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/events/evaluation.html", context, status=status)


def _form(found: EventEvaluation | None, data: QueryDict | None) -> FormChosen:
    versions = evaluations.forms()
    chosen = str(found.instrument_version.uuid) if found else (str(versions[0].uuid) if versions else "")
    return FormChosen(data, versions=versions, initial={"form": chosen})
