"""Invitations of a wave: a list is brought, looked through, corrected row by row on the page, and only then written."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import research_views, research_wave_views
from pertvarka.faces.workbench.forms.research import BringForm, show_refusal
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.research import invitation_list
from pertvarka.programme.research.actions import inviting
from pertvarka.programme.research.invitation_list import Fault, Faulty, Row
from pertvarka.programme.research.models import SurveyWave
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.queries import led
from pertvarka.programme.research.states import WaveState

REFUSED = 422
MOST_CORRECTED = 100
"""Rows to correct on one page; with more at fault, it is the file that needs a look."""
SENTENCES = {
    Fault.EMAIL_MALFORMED: gettext_lazy("This is not an e-mail address."),
    Fault.STRATUM_UNKNOWN: gettext_lazy("The survey has no such stratum."),
    Fault.LANGUAGE_UNKNOWN: gettext_lazy("The language is lt or en."),
    Fault.TWICE: gettext_lazy("The same address stands in row %(row)s."),
    Fault.INVITED_ALREADY: gettext_lazy("This address is invited already."),
}


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A list of addresses. What is at fault is corrected or left out; nothing is written before."""
    wave = research_wave_views.find(uuid)
    if wave.state not in (WaveState.DRAFT, WaveState.OPEN) or not wave.is_by_invitation:
        raise Http404
    if request.method != "POST":
        return _page(request, wave, BringForm())
    if "rows" in request.POST:
        return _looked_through(request, wave, _typed(request.POST))
    form = BringForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _looked_through(request, wave, invitation_list.read(form.cleaned_data["brought"].read()))
        except PertvarkaError as refused:
            show_refusal(form, refused)
    return _page(request, wave, form)


@requires(Permission.STUDY_KEEP)
@require_POST
def letters(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Invitations that have not gone out, or reminders to whoever has not answered: as a job."""
    wave = research_wave_views.find(uuid)
    origin = f"{request.scheme}://{request.get_host()}"
    reminds = request.POST.get("kind") == "reminders"
    try:
        job = inviting.ask_to_send(wave=wave, reminds=reminds, origin=origin, by=research_views.account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return redirect("workbench:survey", uuid)
    return redirect("workbench:job", job.uuid)


def _looked_through(request: HttpRequest, wave: SurveyWave, rows: list[Row]) -> HttpResponse:
    good, faulty = inviting.look_through(wave, rows)
    if not faulty:
        count = inviting.invite(wave=wave, rows=good, by=research_views.account_of(request))
        told = ngettext("%(count)s person is on the list.", "%(count)s persons are on the list.", count)
        messages.success(request, told % {"count": count})
        return redirect("workbench:survey", wave.uuid)
    context = {
        "crumbs": [*research_wave_views.crumbs(wave), Crumb(_("Invitations"))],
        "wave": wave,
        "good_count": len(good),
        "rows": "\n".join(f"{row.number};{row.email};{row.stratum};{row.language}" for row in good),
        "faulty": [(one.row, _sentence(one)) for one in faulty[:MOST_CORRECTED]],
        "faulty_count": len(faulty),
        "is_too_many": len(faulty) > MOST_CORRECTED,
        "strata": led.strata(wave),
    }
    return render(request, "workbench/research/correct.html", context, status=REFUSED)


def _typed(posted: QueryDict) -> list[Row]:
    """The rows that stood, and those corrected on the page; a row ticked to be left out is gone."""
    found = []
    for line in posted.get("rows", "").splitlines():
        number, *cells = line.split(";")
        if number.isdecimal() and len(cells) == 3:  # noqa: PLR2004 (as the page wrote it)
            found.append(Row(int(number), *cells))
    for number in posted.getlist("row"):
        if number.isdecimal() and f"leave_{number}" not in posted:
            cells = [posted.get(f"{name}_{number}", "").strip() for name in ("email", "stratum", "language")]
            found.append(Row(int(number), *cells))
    return sorted(found[: invitation_list.MOST_ROWS], key=lambda row: row.number)


def _sentence(one: Faulty) -> str:
    return str(SENTENCES[one.fault]) % {"row": one.same_as}


def _page(request: HttpRequest, wave: SurveyWave, form: BringForm) -> HttpResponse:
    context = {
        "crumbs": [*research_wave_views.crumbs(wave), Crumb(_("Invitations"))],
        "wave": wave,
        "form": form,
        "strata": led.strata(wave),
    }
    return render(request, "workbench/research/invitations.html", context, status=REFUSED if form.errors else 200)
