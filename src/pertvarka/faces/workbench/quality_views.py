"""Organisations on their way to a quality mark: all by stage, one begun, the criteria of a framework loaded."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import quality_page
from pertvarka.faces.workbench.forms.quality import BeginForm, CriteriaForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.services.institutions.actions import quality as actions
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.quality_errors import ConsultantUnknown
from pertvarka.services.institutions.queries import quality

REFUSED = 422


@requires(Permission.QUALITY_VIEW)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every process the reader may see, by stage."""
    account = account_of(request)
    hours = quality.hours(account)
    may_begin = policy.allows(account, Permission.QUALITY_BEGIN, on=timezone.localdate())
    rows = [(row, hours.get(row.pk), quality_page.runs_out(row)) for row in quality.processes(account)]
    context = {
        "crumbs": [Crumb(_("Quality"))],
        "rows": rows,
        "may_begin": may_begin,
        "frameworks": quality.frameworks() if may_begin else (),
    }
    return render(request, "workbench/quality/list.html", context)


@requires(Permission.QUALITY_BEGIN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """An organisation begins."""
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations.all_in_order(),
        frameworks=quality.frameworks(),
    )
    if form.is_valid():
        email = form.cleaned_data["consultant"]
        consultant = quality.consultant(email) if email else None
        try:
            if email and consultant is None:
                raise ConsultantUnknown
            made = actions.begin(**form.chosen, consultant=consultant, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The process is begun."))
            return redirect("workbench:quality_process", uuid=made.uuid)
    title = _("New quality process")
    context = {"crumbs": quality_page.crumbs(Crumb(title)), "form": form, "title": title, "save": _("Begin")}
    return render(request, "workbench/quality/asked.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.QUALITY_BEGIN)
@require_http_methods(["GET", "HEAD", "POST"])
def criteria(request: HttpRequest, framework: int) -> HttpResponse:
    """The criteria of a framework: the whole file, or its faults row by row."""
    found = quality.framework(framework)
    if found is None:
        raise Http404
    form = CriteriaForm(request.POST or None, request.FILES or None) if request.method == "POST" else CriteriaForm()
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            count = actions.load_criteria(framework=found, content=content, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Criteria loaded: %(count)s.") % {"count": count})
            return redirect("workbench:quality")
    title = _("Criteria of %(framework)s") % {"framework": f"{found.title} {found.version}"}
    context = {
        "crumbs": quality_page.crumbs(Crumb(title)),
        "form": form,
        "title": title,
        "save": _("Load the criteria"),
        "is_file": True,
    }
    return render(request, "workbench/quality/asked.html", context, status=REFUSED if form.errors else 200)
