"""Which services a method is written for, set by whoever keeps methods."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import method_page
from pertvarka.faces.workbench.forms.method_services import ServicesForm
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.programme.library import covering
from pertvarka.programme.library.permissions import Permission

REFUSED = 422


@requires(Permission.PACKAGE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def services(request: HttpRequest, code: str) -> HttpResponse:
    """Ticks beside the kinds of services; the open page of a service then names the method."""
    found = method_page.found_package(code)
    form = ServicesForm(
        request.POST if request.method == "POST" else None,
        service_types=method_page.service_names().items(),
        initial={"service_types": found.service_type_codes},
    )
    if form.is_valid():
        covering.set_services(package=found, codes=form.cleaned_data["service_types"], by=account_of(request))
        messages.success(request, _("The services of the method are set."))
        return redirect("workbench:method", code=found.code)
    title = _("Services it is written for")
    crumbs = method_page.crumbs(method_page.crumb_of(found), Crumb(title))
    context = {"crumbs": crumbs, "back": crumbs[-2].url, "form": form, "title": title, "save": _("Save")}
    return render(request, "workbench/methods/asked.html", context, status=REFUSED if form.errors else 200)
