"""The open page that explains the cluster."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import cluster_members, cluster_pages
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb


@public(reason="What the cluster is and what became of its plan is told to everyone.")
def explained(request: HttpRequest) -> HttpResponse:
    context = {
        "crumbs": [Crumb(_("Cluster"))],
        "page": cluster_pages.cluster_page(),
        "joined": cluster_members.all_members(on=timezone.localdate()),
    }
    return render(request, "public_site/cluster.html", context)
