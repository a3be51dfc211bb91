"""Survey waves: set up, opened, watched while answers come, closed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import research_views, research_words
from pertvarka.faces.workbench.forms.research import WaveForm, strata_as_text
from pertvarka.faces.workbench.one_question import ask
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.research.actions import inviting
from pertvarka.programme.research.actions import waves as actions
from pertvarka.programme.research.errors import StudyNotFound
from pertvarka.programme.research.models import SurveyWave
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.queries import led
from pertvarka.programme.research.states import WaveState


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A wave of a study, being prepared."""
    study = research_views.find(uuid)
    form = WaveForm(request.POST if request.method == "POST" else None, questionnaires=led.questionnaires())
    by = research_views.account_of(request)
    asked = research_views.question(
        heading=_("New survey"),
        press=_("Set up the survey"),
        done=_("The survey is set up. Nobody can answer until you open it."),
        study=study,
        onward=_url,
    )
    return ask(request, form, lambda _typed: actions.set_up(study=study, terms=form.terms, by=by), asked)


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Set up anew, as long as it is being prepared."""
    found = find(uuid)
    if found.state != WaveState.DRAFT:
        raise Http404
    initial = {name: getattr(found, name) for name in ("version", "mode", "opens_on", "closes_on", "stratum_question")}
    initial |= {"instrument_version": str(found.instrument_version.uuid), "strata": strata_as_text(led.strata(found))}
    posted = request.POST if request.method == "POST" else None
    form = WaveForm(posted, questionnaires=led.questionnaires(), initial=initial)
    by = research_views.account_of(request)
    asked = research_views.question(
        heading=_("Change the survey"),
        press=_("Save the survey"),
        done=_("The survey is changed."),
        study=found.study,
        back=_url(found),
    )
    return ask(
        request,
        form,
        lambda typed: actions.change(wave=found, terms=form.terms, expected_version=typed["version"] or 0, by=by),
        asked,
    )


@requires(Permission.STUDY_KEEP)
@require_safe
def wave(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How many answered, by stratum and day, and what can be done next."""
    found = find(uuid)
    is_at_work = found.state == WaveState.OPEN and found.is_by_invitation
    context = {
        "crumbs": crumbs(found, is_last=True),
        "wave": found,
        "study": found.study,
        "state": research_words.wave_state(found),
        "monitor": research_words.monitor(led.strata(found), led.days(found)),
        "no_rate": research_words.no_rate(found),
        "open_link": _open_link(request, found),
        "to_send": inviting.to_send(found, reminds=False).count() if is_at_work else 0,
        "to_remind": inviting.to_send(found, reminds=True).count() if is_at_work else 0,
    }
    return render(request, "workbench/research/wave.html", context)


@requires(Permission.STUDY_KEEP)
@require_POST
def open_wave(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(uuid)
    try:
        actions.open_wave(wave=found, by=research_views.account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The survey is open."))
    return redirect("workbench:survey", uuid)


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def close_wave(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Asked once more before: what is closed does not open again, and invitations are deleted."""
    found = find(uuid)
    if found.state != WaveState.OPEN:
        raise Http404
    if request.method == "POST":
        try:
            closed = actions.close_wave(wave=found, by=research_views.account_of(request))
        except PertvarkaError as refused:
            messages.error(request, refused.sentence)
        else:
            told = _("The survey is closed. Answers kept: %(count)s.") % {"count": closed.answers_count}
            messages.success(request, told)
        return redirect("workbench:survey", uuid)
    context = {"crumbs": [*crumbs(found), Crumb(_("Close the survey"))], "wave": found, "study": found.study}
    return render(request, "workbench/research/close.html", context)


def find(uuid: UUID) -> SurveyWave:
    """A wave of a study the asker leads; another's is not there."""
    try:
        return led.wave(uuid)
    except StudyNotFound as missing:
        raise Http404 from missing


def crumbs(wave: SurveyWave, *, is_last: bool = False) -> list[Crumb]:
    url = "" if is_last else _url(wave)
    return [*research_views.crumbs(wave.study), Crumb(_("Survey %(number)s") % {"number": wave.number}, url)]


def _url(wave: SurveyWave) -> str:
    return reverse("workbench:survey", args=[wave.uuid])


def _open_link(request: HttpRequest, wave: SurveyWave) -> str:
    if not wave.open_code or wave.state != WaveState.OPEN:
        return ""
    return request.build_absolute_uri(reverse("survey:answer", args=[wave.open_code]))
