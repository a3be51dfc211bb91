"""The living gallery: every component in every state, in the language of the page.

It is the place to look before writing a page; the browser tests look at it at two widths in both languages.
"""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from pertvarka.faces.public_site import gallery_samples as samples
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb, Fact, Link
from pertvarka.foundation.base.components.statuses import STATUSES


@public(reason="components without data; only in the demonstration and in debugging")
def gallery(request: HttpRequest) -> HttpResponse:
    """Nothing here is read from the database: figures are the reform's own, examples are named as examples.

    Only in demo and debug mode: in real use it would be a page of examples among facts.
    """
    if not (settings.DEBUG or settings.DEMO_MODE):
        raise Http404
    wrong = samples.SampleForm(data={"title": "", "held_on": "2016-13-40", "kind": "seminar", "level": "national"})
    context = {
        "crumbs": [Crumb(_("Component gallery"))],
        "facts": [
            Fact("2016-04-28", "Calendar"),
            Fact(str(samples.VENUE), "LocationPin"),
            Fact(str(samples.ALL_REGIONS), url="#maps"),
        ],
        "table_link": [Link(_("All events"), "#events", "Calendar")],
        "go_to_results": Link(_("See the results"), "#results", "Table"),
        "families": [(family, list(states)) for family, states in STATUSES.items()],
        "icons": samples.icon_names(),
        "bullets": samples.bullets(),
        "columns": samples.columns(),
        "regions": samples.regions(),
        "municipalities": samples.municipalities(),
        "outlines": samples.outlines(),
        "timeline": samples.events_timeline(),
        "matrix": samples.coverage(),
        "form": samples.SampleForm(),
        "wrong_form": wrong,
        "page": Paginator(range(45), 20).page(2),
        "samples": samples,
    }
    return render(request, "public_site/gallery.html", context)
