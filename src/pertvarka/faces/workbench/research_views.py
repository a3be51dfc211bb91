"""Studies on the desk of who leads them: the list, one study with its surveys and focus groups, its words and state."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import research_words
from pertvarka.faces.workbench.forms.research import FocusGroupForm, LeadersForm, StudyForm, show_refusal
from pertvarka.faces.workbench.one_question import Onward, Question, ask
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.research.actions import studies as actions
from pertvarka.programme.research.errors import StudyNotFound
from pertvarka.programme.research.models import Study
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.queries import led


@requires(Permission.STUDY_KEEP)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    rows = [(study, research_words.study_state(study)) for study in led.listed()]
    return render(request, "workbench/research/studies.html", {"crumbs": [Crumb(_("Studies"))], "rows": rows})


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A study begun; its surveys and focus groups come after."""
    form = StudyForm(request.POST if request.method == "POST" else None, initial={"data_licence": "CC BY 4.0"})
    by = account_of(request)
    asked = question(
        heading=_("New study"),
        press=_("Enter the study"),
        done=_("The study is entered. You lead it."),
        onward=_url,
    )
    return ask(request, form, lambda _typed: actions.begin(words=form.words, by=by), asked)


@requires(Permission.STUDY_KEEP)
@require_safe
def study(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(uuid)
    oversees = policy.allows(request.user, Permission.STUDY_OVERSEE, on=timezone.localdate())
    context = {
        "crumbs": crumbs(found, is_last=True),
        "study": found,
        "state": research_words.study_state(found),
        "steps": research_words.next_steps(found),
        "waves": [(wave, research_words.wave_state(wave)) for wave in found.waves.all()],
        "leaders": led.members(found),
        "oversees": oversees,
    }
    return render(request, "workbench/research/study.html", context)


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(uuid)
    form = StudyForm(request.POST if request.method == "POST" else None, initial=StudyForm.initial_of(found))
    by = account_of(request)
    return ask(
        request,
        form,
        lambda typed: actions.change(study=found, words=form.words, expected_version=typed["version"] or 0, by=by),
        question(
            heading=_("Change the study"), press=_("Save the study"), done=_("The study is changed."), study=found
        ),
    )


@requires(Permission.STUDY_KEEP)
@require_POST
def state(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = find(uuid)
    try:
        actions.move(study=found, state=request.POST.get("state", ""), by=account_of(request))
    except StudyNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The state of the study is changed."))
    return redirect("workbench:study", uuid)


@requires(Permission.STUDY_OVERSEE)
@require_http_methods(["GET", "HEAD", "POST"])
def leaders(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who leads a study; whoever oversees all of them says so."""
    found = find(uuid)
    standing = led.members(found)
    offered = {account.pk: account for account in (*standing, *led.may_lead())}.values()
    initial = {"members": [str(account.uuid) for account in standing]}
    form = LeadersForm(request.POST if request.method == "POST" else None, accounts=offered, initial=initial)
    by = account_of(request)
    asked = question(
        heading=_("Who leads the study"),
        press=_("Save the leaders"),
        done=_("The leaders of the study are named."),
        study=found,
    )
    return ask(request, form, lambda _typed: actions.name_leaders(study=found, accounts=form.chosen, by=by), asked)


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def focus_group(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A conversation that was held, as a summary."""
    found = find(uuid)
    form = FocusGroupForm(request.POST if request.method == "POST" else None)
    by = account_of(request)
    return ask(
        request,
        form,
        lambda said: actions.add_focus_group(
            study=found,
            held_on=said["held_on"],
            place=(said["place_lt"], said["place_en"]),
            participants_count=said["participants_count"],
            summary=(said["summary_lt"], said["summary_en"]),
            by=by,
        ),
        question(
            heading=_("New focus group"),
            press=_("Enter the focus group"),
            done=_("The focus group is entered."),
            study=found,
        ),
    )


def question(
    *,
    heading: str,
    press: str,
    done: str,
    study: Study | None = None,
    back: str = "",
    onward: Onward | None = None,
) -> Question:
    """Asked from the study's own page, or from the list where there is none yet."""
    listed = reverse("workbench:studies")
    return Question(
        heading=heading,
        press=press,
        done=done,
        back=back or (_url(study) if study else listed),
        crumbs=[*(crumbs(study) if study else [Crumb(_("Studies"), listed)]), Crumb(heading)],
        tell=show_refusal,
        template="workbench/research/form.html",
        onward=onward,
        context={"study": study},
    )


def find(uuid: UUID) -> Study:
    """A study the asker leads; another's is not there."""
    try:
        return led.study(uuid)
    except StudyNotFound as missing:
        raise Http404 from missing


def crumbs(study: Study, *, is_last: bool = False) -> list[Crumb]:
    return [Crumb(_("Studies"), reverse("workbench:studies")), Crumb(study.title, "" if is_last else _url(study))]


def _url(study: Study) -> str:
    return reverse("workbench:study", args=[study.uuid])


def account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
