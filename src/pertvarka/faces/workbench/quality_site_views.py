"""Places looked at with the list of institutional elements: which, when, with what score."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import quality_page
from pertvarka.faces.workbench.forms.quality import SiteCheckForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.months import months_after
from pertvarka.services.catalogue.models import Site
from pertvarka.services.institutions.actions import site_checks as actions
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.quality_definitions import checklist
from pertvarka.services.institutions.quality_rules import SITE_CHECK_MONTHS
from pertvarka.services.institutions.quality_states import SiteAnswer
from pertvarka.services.institutions.queries import quality

REFUSED = 422
PAGE_SIZE = 50


@requires(Permission.SITE_CHECK)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every place with its newest score."""
    page = Paginator(quality.sites(), PAGE_SIZE).get_page(request.GET.get("page"))
    year_ago = months_after(timezone.localdate(), -SITE_CHECK_MONTHS)
    rows = [(site, quality.newest_check(site)) for site in page]
    context = {
        "crumbs": quality_page.crumbs(Crumb(_("Places"))),
        "page": page,
        "rows": [(site, check, check is not None and check.checked_on < year_ago) for site, check in rows],
    }
    return render(request, "workbench/quality/sites.html", context)


@requires(Permission.SITE_CHECK)
@require_safe
def site(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One place: its newest check item by item, and the earlier ones."""
    found = _find(uuid)
    checks = list(quality.checks(found))
    newest = checks[0] if checks else None
    items = [(item, SiteAnswer(newest.answers[item.code])) for item in checklist().items] if newest else []
    context = {
        "crumbs": quality_page.crumbs(Crumb(_("Places"), reverse("workbench:site_checks")), Crumb(found.name)),
        "site": found,
        "newest": newest,
        "items": items,
        "earlier": checks[1:],
        "source": checklist().source,
    }
    return render(request, "workbench/quality/site.html", context)


@requires(Permission.SITE_CHECK)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The place is looked at today."""
    found = _find(uuid)
    form = SiteCheckForm(request.POST if request.method == "POST" else None, initial={"day": timezone.localdate()})
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.check(
                site=found, checked_on=given["day"], answers=form.answers, note=given["note"], by=account_of(request)
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The check is kept. Score: %(score)s %%.") % {"score": made.score})
            return redirect("workbench:site_check", uuid=uuid)
    title = _("Check of the place")
    context = {
        "crumbs": quality_page.crumbs(Crumb(_("Places"), reverse("workbench:site_checks")), Crumb(title)),
        "form": form,
        "title": title,
        "sub": found.name,
        "save": _("Keep the check"),
    }
    return render(request, "workbench/quality/asked.html", context, status=REFUSED if form.errors else 200)


def _find(uuid: UUID) -> Site:
    found = quality.site(uuid)
    if found is None:
        raise Http404
    return found
