"""What a certified organisation reports of a year: written by itself or with its consultant, corrected by either."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import quality_page
from pertvarka.faces.workbench.forms.quality import ProgressForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.differences import word_difference
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.services.institutions.actions import quality as actions
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.quality_errors import ProcessNotFound
from pertvarka.services.institutions.queries import quality

REFUSED = 422


@requires(Permission.QUALITY_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest, uuid: UUID, year: int) -> HttpResponse:
    """One year; where a colleague was first, their text stands above one's own."""
    found = quality.process(uuid, account_of(request))
    if found is None or year not in quality.years_to_report(found):
        raise Http404
    standing = quality.progress_of(found, year)
    form = ProgressForm(
        request.POST if request.method == "POST" else None,
        initial={"text": standing.text if standing else "", "version": standing.version if standing else 0},
    )
    pieces = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.report_progress(
                process=found, year=year, text=given["text"], expected_version=given["version"], by=account_of(request)
            )
        except ProcessNotFound as missing:
            raise Http404 from missing
        except ChangedMeanwhile as changed:
            standing = quality.progress_of(found, year)
            form.data = request.POST.copy()
            form.data["version"] = str(changed.version)
            form.add_error(None, changed.sentence)
            pieces = word_difference(given["text"], standing.text) if standing else None
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The progress of %(year)s is reported.") % {"year": year})
            return redirect("workbench:quality_process", uuid=uuid)
    title = _("Progress of %(year)s") % {"year": year}
    back = reverse("workbench:quality_process", args=[uuid])
    context = {
        "crumbs": quality_page.crumbs(Crumb(found.organisation.name, back), Crumb(title)),
        "process": found,
        "standing": standing,
        "form": form,
        "title": title,
        "pieces": pieces,
    }
    return render(request, "workbench/quality/progress.html", context, status=REFUSED if form.errors else 200)
