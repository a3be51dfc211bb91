"""Root addresses: the open API and health without a language, every page for people under /lt/ or /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.open_api import health
from pertvarka.faces.open_api.api import api
from pertvarka.foundation.base.addresses import by_first_part

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("api/v1/", api.urls),
    *i18n_patterns(
        by_first_part(path("", include("pertvarka.faces.public_site.urls"))),
        by_first_part(path("", include("pertvarka.foundation.access.urls"))),
        by_first_part(path(pgettext_lazy("url", "work/"), include("pertvarka.faces.workbench.urls"))),
        by_first_part(path(pgettext_lazy("url", "cases/"), include("pertvarka.faces.workbench.case_urls"))),
        path(pgettext_lazy("url", "survey/"), include("pertvarka.faces.workbench.survey_urls")),
        prefix_default_language=True,
    ),
]
handler400 = "pertvarka.faces.public_site.error_pages.bad_request"
handler403 = "pertvarka.faces.public_site.error_pages.not_found"
handler404 = "pertvarka.faces.public_site.error_pages.not_found"
handler500 = "pertvarka.faces.public_site.error_pages.server_error"
