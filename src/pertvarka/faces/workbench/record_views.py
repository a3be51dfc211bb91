"""Recording services: a month of twenty persons on one page and in one request."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import record_sheet
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb, KeyHint
from pertvarka.people.delivery.actions import records as actions
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import records


@requires(Permission.RECORD_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """The month as it stands; POST keeps what can be kept and shows the rest with what is wrong."""
    today = timezone.localdate()
    first = record_sheet.month_of(request.GET.get("month"), today=today)
    page = record_sheet.number_of(request.GET.get("page"))
    chosen = record_sheet.day_of(request.POST.get("day") or request.GET.get("day"), first=first, today=today)
    typed, faults = {}, {}
    if request.method == "POST":
        by = request.user
        assert isinstance(by, Account)  # noqa: S101 (the gate lets no one else in)
        cells = record_sheet.cells_of(request.POST, first=first)
        kept = actions.save_sheet(cells=cells, by=by)
        _tell(request, kept)
        if not kept.faults:
            return redirect(f"{request.get_full_path().split('&day=')[0]}{_with_day(request, chosen)}")
        typed, faults = {cell.place: cell.text for cell in cells}, dict(kept.faults)
    held = records.month_sheet(first, page=page)
    context = {
        "crumbs": [Crumb(_("Records of services"))],
        "sheet": record_sheet.sheet_of(held, today=today, chosen=chosen, page=page, typed=typed, faults=faults),
        "hints": _hints(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "workbench/record/sheet.html", context, status=status)


def _with_day(request: HttpRequest, chosen: int) -> str:
    return f"{'&' if request.GET else '?'}day={chosen}"


def _tell(request: HttpRequest, kept: actions.Kept) -> None:
    if kept.changed_count:
        messages.success(
            request,
            ngettext("%(count)s cell is saved.", "%(count)s cells are saved.", kept.changed_count)
            % {"count": kept.changed_count},
        )
    elif not kept.faults:
        messages.info(request, _("Nothing was changed."))
    if kept.faults:
        messages.error(
            request,
            ngettext("%(count)s cell is not saved.", "%(count)s cells are not saved.", len(kept.faults))
            % {"count": len(kept.faults)},
        )


def _hints() -> list[KeyHint]:
    return [
        KeyHint(("←", "→", "↑", "↓"), _("move between cells")),
        KeyHint((".",), _("as on the day before")),
        KeyHint(("c",), _("as in the week before")),
    ]
