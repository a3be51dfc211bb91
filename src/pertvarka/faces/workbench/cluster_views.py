"""The cluster from inside: who is in it where, whom it lacks, what hinders it, who works with whom."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import cluster_page, method_page
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.cluster import rules, tie_sources
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.queries import cooperation, members
from pertvarka.programme.library.permissions import Permission as Library


@requires(Permission.CLUSTER_VIEW)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Whom the reader's regions lack first; then the whole country, region by region."""
    today = timezone.localdate()
    kept = cluster_page.kept(request, Permission.MEMBERSHIP_CHANGE)
    found = members.coverage(on=today)
    own = [] if kept.with_country else list(kept.regions)
    context = {
        "crumbs": [Crumb(_("Cluster"))],
        "matrix": cluster_page.members_matrix(found),
        "own": [(region, cluster_page.kinds_in_words(found.missing(region.code))) for region in own],
        "may_keep": bool(kept),
        "sees_methods": method_page.may(request, Library.PACKAGE_VIEW),
        "experts": members.experts(on=today),
        "difficulties": cooperation.log()[:5],
        "open_count": sum(cooperation.open_difficulties().values()),
        "late": cooperation.late_steps(regions=own, on=today)[:8],
        "today": today,
    }
    return render(request, "workbench/cluster/overview.html", context)


@requires(Permission.CLUSTER_VIEW)
@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """One region's cluster, or the national one."""
    today = timezone.localdate()
    found = None if slug == cluster_page.COUNTRY else territory.region_by_slug(slug)
    if found is None and slug != cluster_page.COUNTRY:
        raise Http404
    kept = cluster_page.kept(request, Permission.MEMBERSHIP_CHANGE)
    covered = members.coverage(on=today)
    title = found.name if found else _("The whole country")
    context = {
        "crumbs": cluster_page.crumbs(Crumb(title)),
        "title": title,
        "region": found,
        "members": members.members(region=found, on=today),
        "missing": cluster_page.kinds_in_words(covered.missing(found.code if found else rules.NATIONAL)),
        "experts": [expert for expert in members.experts(on=today) if found and expert.region_id == found.pk],
        "agreements": cooperation.agreements(region=found)[:10],
        "difficulties": cooperation.log(region=found)[:10],
        "benefits": cooperation.log(region=found, difficulties=False)[:10],
        "activities": cooperation.activities(region=found)[:10],
        "may_keep": found in kept.regions if found else kept.with_country,
        "today": today,
    }
    return render(request, "workbench/cluster/region.html", context)


@requires(Permission.CLUSTER_VIEW)
@require_safe
def ties(request: HttpRequest) -> HttpResponse:
    """Who works with whom: a picture of the closest ties and the table of all."""
    found = cooperation.ties()
    bodies = organisations.by_keys({key for tie in found for key in (tie.one, tie.other)})
    context = {
        "crumbs": cluster_page.crumbs(Crumb(_("Who works with whom"))),
        "picture": cluster_page.picture(found, bodies),
        "sources": tie_sources.all_sources(),
    }
    return render(request, "workbench/cluster/ties.html", context)
