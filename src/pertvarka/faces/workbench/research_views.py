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
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.programme.research.actions import studies as actions
from pertvarka.programme.research.errors import StudyNotFound
from pertvarka.programme.research.models import Study
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.queries import led

REFUSED = 422
FORM = "workbench/research/form.html"


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
    if form.is_valid():
        try:
            made = actions.begin(words=form.words, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The study is entered. You lead it."))
            return redirect("workbench:study", made.uuid)
    return form_page(request, form, heading=_("New study"), press=_("Enter the study"))


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
    if form.is_valid():
        expected = form.cleaned_data["version"] or 0
        try:
            actions.change(study=found, words=form.words, expected_version=expected, by=account_of(request))
        except ChangedMeanwhile as changed:
            # What was typed stays in the form; sent again, it is written over what the page now tells.
            again = request.POST.copy()
            again["version"] = str(changed.version)
            form.data = again
            form.add_error(None, changed.sentence)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The study is changed."))
            return redirect("workbench:study", uuid)
    return form_page(request, form, heading=_("Change the study"), press=_("Save the study"), study=found)


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
    if form.is_valid():
        try:
            actions.name_leaders(study=found, accounts=form.chosen, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The leaders of the study are named."))
            return redirect("workbench:study", uuid)
    return form_page(request, form, heading=_("Who leads the study"), press=_("Save the leaders"), study=found)


@requires(Permission.STUDY_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def focus_group(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A conversation that was held, as a summary."""
    found = find(uuid)
    form = FocusGroupForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.add_focus_group(
                study=found,
                held_on=said["held_on"],
                place=(said["place_lt"], said["place_en"]),
                participants_count=said["participants_count"],
                summary=(said["summary_lt"], said["summary_en"]),
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The focus group is entered."))
            return redirect("workbench:study", uuid)
    return form_page(request, form, heading=_("New focus group"), press=_("Enter the focus group"), study=found)


def form_page(
    request: HttpRequest, form: object, *, heading: str, press: str, study: Study | None = None, **more: object
) -> HttpResponse:
    trail = crumbs(study) if study else [Crumb(_("Studies"), reverse("workbench:studies"))]
    context = {"crumbs": [*trail, Crumb(heading)], "form": form, "heading": heading, "press": press, "study": study}
    status = REFUSED if getattr(form, "errors", None) else 200
    return render(request, FORM, context | more, status=status)


def find(uuid: UUID) -> Study:
    """A study the asker leads; another's is not there."""
    try:
        return led.study(uuid)
    except StudyNotFound as missing:
        raise Http404 from missing


def crumbs(study: Study, *, is_last: bool = False) -> list[Crumb]:
    url = "" if is_last else reverse("workbench:study", args=[study.uuid])
    return [Crumb(_("Studies"), reverse("workbench:studies")), Crumb(study.title, url)]


def account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
