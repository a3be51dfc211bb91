"""What changed between two versions of the plan, each change with its decision or the open word that none is named."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import plan_changes
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.programme.framework import difference as plan_difference
from pertvarka.programme.framework import queries as framework


@public(reason="what was planned, and how the plan changed, is public")
def difference(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """The changes from version `old` to `new`, in either order; the pickers send `?old=&new=` without a script."""
    versions = {version.number: version for version in framework.versions()}
    if old not in versions or new not in versions:
        raise Http404
    if "old" in request.GET or "new" in request.GET:
        return redirect(_picked(request, old, new))
    found = plan_difference.between(versions[old], versions[new])
    context: dict[str, Any] = {
        "crumbs": [Crumb(_("Results"), reverse("public_site:results")), Crumb(_("What changed in the plan"))],
        "versions": list(versions.values()),
        "old": versions[old],
        "new": versions[new],
        "is_same": old == new,
        "is_backwards": old > new,
        "headline": plan_changes.headline(found),
        "groups": plan_changes.groups(found),
        "wordings": plan_changes.wordings(found),
        "objective_codes": plan_changes.objectives_touched(found),
    }
    return render(request, "public_site/versions.html", context)


def _picked(request: HttpRequest, old: int, new: int) -> str:
    """The address of the pair chosen in the pickers; what is not a number leaves its side as it was."""
    chosen = {"old": request.GET.get("old", ""), "new": request.GET.get("new", "")}
    numbers = {
        side: int(text) if text.isascii() and text.isdigit() else standing
        for (side, text), standing in zip(chosen.items(), (old, new), strict=True)
    }
    return reverse("public_site:versions", kwargs=numbers)
