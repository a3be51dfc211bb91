"""The read API at /api/v1/: its parts put together, its errors, its description."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from pertvarka.faces.open_api import (
    describing,
    events,
    from_cases,
    indicators,
    parameters,
    plan_versions,
    problems,
    publishing,
    regions,
    rows,
    services,
    start,
)
from pertvarka.faces.open_api.documentation import OperationsPage
from pertvarka.oversight.results.errors import NothingLoaded

DESCRIPTION = (
    "Read access to the published figures of the reform of institutional care in Lithuania: what was planned, what was "
    "reached, and the rows each figure is made of; and services that are given. Every text is given in Lithuanian, "
    "which is binding, and English; services, in the shapes of HSDS 3.1, in the language asked for. "
    "No personal data. Addresses inside answers are relative to this server."
)


class Readable(JSONRenderer):
    """JSON with Lithuanian letters as they are."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}


class PublishedAPI(NinjaAPI):
    """The library's API with every address published by our rules, and its description made once."""

    _document: dict[str, Any] | None = None

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """The library's addresses, wrapped, and an answer for every other address below."""
        patterns, app_name, namespace = super().urls
        wrapped: list[URLResolver | URLPattern] = [
            path(
                str(pattern.pattern),
                publishing.published(pattern.callback, is_kept=pattern.name not in services.MADE_ANEW),
                name=pattern.name,
            )
            for pattern in patterns
            if isinstance(pattern, URLPattern)
        ]
        wrapped.append(path("docs", publishing.published(RedirectView.as_view(url="docs/"))))
        wrapped.append(path("<path:anything>", publishing.published(publishing.nothing_here)))
        return wrapped, app_name, namespace

    def get_openapi_schema(self, **_prefix: Any) -> Any:
        """The description; it depends on the code alone."""
        if self._document is None:
            self._document = describing.complete(super().get_openapi_schema())
        return self._document


api = PublishedAPI(
    title="Pertvarka",
    version="1",
    description=DESCRIPTION,
    servers=[{"url": "/", "description": "This server"}],
    docs=OperationsPage(),
    docs_url="/docs/",
    urls_namespace="api-1",
    renderer=Readable(),
    openapi_extra={
        "tags": [
            {"name": "indicators", "description": "Indicators of the plan and figures of the yearly reviews"},
            {"name": "from cases", "description": "Numbers counted from cases, as released"},
            {"name": "events", "description": "Events of the cluster"},
            {"name": "services", "description": "Services and providers (HSDS 3.1)"},
            {"name": "regions", "description": "Regions and municipalities"},
            {"name": "plan", "description": "Versions of the plan"},
            {"name": "start", "description": "Where everything is"},
        ],
    },
)
for part in (start, indicators, rows, from_cases, events, services, regions, plan_versions):
    api.add_router("", part.router)


@api.exception_handler(problems.Refused)
def _refused(request: HttpRequest, refused: problems.Refused) -> HttpResponse:
    return problems.refusal(request, refused)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, invalid: ValidationError) -> HttpResponse:
    return problems.refusal(request, parameters.not_understood(invalid))


@api.exception_handler(NothingLoaded)
def _nothing_loaded(request: HttpRequest, _nothing: NothingLoaded) -> HttpResponse:
    """The error's own sentence tells an administrator which command to run; a reader can only wait."""
    return problems.answer(request, problems.NO_DATA, problems.NO_DATA.meaning)


@api.exception_handler(Exception)
def _failed(_request: HttpRequest, error: Exception) -> HttpResponse:
    """Whatever else happens is told by `publishing`, which wraps every address."""
    raise error
