"""Publicity of the reform for those who keep it: the list, a new item, one corrected or taken away."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench.forms.publicity import PublicityForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.library import publicity_actions as actions
from pertvarka.programme.library import publicity_queries as queries
from pertvarka.programme.library.models import PublicityItem
from pertvarka.programme.library.permissions import Permission

REFUSED = 422
PAGE_SIZE = 50


@requires(Permission.PUBLICITY_CHANGE)
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """Everything published, newest first."""
    page = Paginator(queries.items(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "workbench/methods/publicity.html", {"crumbs": [Crumb(_("Publicity"))], "page": page})


@requires(Permission.PUBLICITY_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Something was published."""
    form = PublicityForm(
        request.POST if request.method == "POST" else None, initial={"published_on": timezone.localdate()}
    )
    if form.is_valid():
        try:
            actions.note(told=form.told, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("It is written down and stands on the open page."))
            return redirect("workbench:publicity")
    return _asked(request, form, title=_("New item of publicity"))


@requires(Permission.PUBLICITY_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One item, corrected."""
    found = _item(uuid)
    standing = {name: getattr(found, name) for name in PublicityForm.base_fields if name != "event"}
    standing["event"] = found.event.code if found.event else ""
    form = PublicityForm(request.POST if request.method == "POST" else None, initial=standing)
    if form.is_valid():
        try:
            actions.correct(item=found, told=form.told, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The item is corrected."))
            return redirect("workbench:publicity")
    return _asked(request, form, title=_("Correct an item of publicity"))


@requires(Permission.PUBLICITY_CHANGE)
@require_POST
def remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It was written down by mistake."""
    actions.take_away(item=_item(uuid), by=account_of(request))
    messages.success(request, _("The item is taken away."))
    return redirect("workbench:publicity")


def _item(uuid: UUID) -> PublicityItem:
    found = queries.item(uuid)
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest, form: PublicityForm, *, title: str) -> HttpResponse:
    back = reverse("workbench:publicity")
    context = {
        "crumbs": [Crumb(_("Publicity"), back), Crumb(title)],
        "back": back,
        "form": form,
        "title": title,
        "save": _("Save"),
    }
    return render(request, "workbench/methods/asked.html", context, status=REFUSED if form.errors else 200)
