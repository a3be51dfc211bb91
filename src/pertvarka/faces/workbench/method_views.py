"""Methods of the reform for those who make and read them: the list by state, one method, a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import method_page
from pertvarka.faces.workbench.forms.methods import MethodForm, ParticularsForm, TitleForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments import queries as instruments
from pertvarka.programme.library import method_actions as actions
from pertvarka.programme.library import method_queries, retitling
from pertvarka.programme.library.errors import TitleCorrectedMeanwhile
from pertvarka.programme.library.permissions import Permission

REFUSED = 422


@requires(Permission.PACKAGE_VIEW)
@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """Every method by the state of its newest version; what waits for somebody first."""
    context = {
        "crumbs": [Crumb(_("Methods"))],
        "states": [(state.label, versions) for state, versions in method_queries.newest_by_state().items()],
        "may_keep": method_page.may(request, Permission.PACKAGE_CHANGE),
    }
    return render(request, "workbench/methods/methods.html", context)


@requires(Permission.PACKAGE_VIEW)
@require_safe
def method(request: HttpRequest, code: str) -> HttpResponse:
    """One method with its versions and the questionnaires made from it."""
    found = method_page.found_package(code)
    names = method_page.service_names()
    context = {
        "crumbs": method_page.crumbs(Crumb(found.title)),
        "package": found,
        "services": [names.get(code, code) for code in found.service_type_codes],
        "instruments": instruments.following_from(found.code),
        "may_keep": method_page.may(request, Permission.PACKAGE_CHANGE),
    }
    return render(request, "workbench/methods/method.html", context)


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A method is commissioned."""
    form = MethodForm(
        request.POST if request.method == "POST" else None, service_types=method_page.service_names().items()
    )
    if form.is_valid():
        try:
            made = actions.begin(method=form.method, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The method is begun. Its first version is commissioned."))
            return redirect("workbench:method", code=made.code)
    return _asked(request, form, title=_("New method"), save=_("Begin the method"), further=())


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def version_new(request: HttpRequest, code: str) -> HttpResponse:
    """The next version of a method."""
    found = method_page.found_package(code)
    form = ParticularsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.begin_version(package=found, particulars=form.particulars, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The new version is commissioned."))
            return redirect("workbench:method_version", uuid=made.uuid)
    further = (method_page.crumb_of(found),)
    return _asked(request, form, title=_("New version"), save=_("Begin the version"), further=further)


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def title(request: HttpRequest, code: str) -> HttpResponse:
    """The title of a method is corrected; what it was called before stays to be read."""
    found = method_page.found_package(code)
    typed = request.POST.copy() if request.method == "POST" else None
    standing = {
        "title_lt": found.title_lt,
        "title_en": found.title_en,
        "version": retitling.times_corrected(found) + 1,
    }
    form = TitleForm(typed, initial=standing)
    if typed is not None and form.is_valid():
        try:
            retitling.correct_title(package=found, correction=form.correction, by=account_of(request))
        except TitleCorrectedMeanwhile as first:
            typed["version"] = str(first.times + 1)  # whoever has read what stands now may save over it
            show_refusal(form, first)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The title is corrected. The former one stays below."))
            return redirect("workbench:method", code=found.code)
    further = (method_page.crumb_of(found),)
    return _asked(request, form, title=_("Correct the title"), save=_("Save the title"), further=further)


def _asked(
    request: HttpRequest,
    form: MethodForm | ParticularsForm | TitleForm,
    *,
    title: str,
    save: str,
    further: tuple[Crumb, ...],
) -> HttpResponse:
    crumbs = method_page.crumbs(*further, Crumb(title))
    context = {"crumbs": crumbs, "back": crumbs[-2].url, "form": form, "title": title, "save": save}
    return render(request, "workbench/methods/asked.html", context, status=REFUSED if form.errors else 200)
