"""Results of a closed wave: looked at as they will be published, remarked upon, published once."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import research_views, research_wave_views, research_words
from pertvarka.faces.workbench.forms.research import RemarksForm, show_refusal
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.research.actions import publishing
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.queries import results as shaped
from pertvarka.programme.research.states import WaveState

REFUSED = 422


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def results(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What came of the survey; with the remarks it is analysed."""
    wave = research_wave_views.find(uuid)
    if wave.state in (WaveState.DRAFT, WaveState.OPEN):
        raise Http404
    form = RemarksForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        remarks = form.cleaned_data["remarks_lt"], form.cleaned_data["remarks_en"]
        try:
            publishing.mark_analysed(wave=wave, remarks=remarks, by=research_views.account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The survey is analysed. Its results can be published now."))
            return redirect("workbench:survey_results", uuid)
    found = publishing.results_of(wave=wave, by=research_views.account_of(request))
    context = {
        "crumbs": [*research_wave_views.crumbs(wave), Crumb(_("Results"))],
        "wave": wave,
        "study": wave.study,
        "state": research_words.wave_state(wave),
        "found": found,
        "results": shaped.shown(wave, found, language=(get_language() or "lt")[:2]),
        "form": form,
    }
    return render(request, "workbench/research/results.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.STUDY_KEEP)
@require_POST
def publish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    wave = research_wave_views.find(uuid)
    try:
        publishing.publish(wave=wave, by=research_views.account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The results are published and count among the respondents."))
    return redirect("workbench:survey", uuid)
