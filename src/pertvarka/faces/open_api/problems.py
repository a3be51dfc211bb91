"""Errors as RFC 9457 problems: one shape for everything that can go wrong, told in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from pydantic import BaseModel, Field

from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.errors import PertvarkaError

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem; `key` is also its anchor on the page about the API."""

    key: str
    status: int
    title: Text
    meaning: Text


NOT_FOUND = ProblemKind(
    "not-found",
    404,
    Text("Nerasta", "Not found"),
    Text(
        "Tokio adreso arba tokio kodo nėra. Kodai surašyti sąrašuose.",
        "There is no such address or no such code. The lists name the codes.",
    ),
)
METHOD_NOT_ALLOWED = ProblemKind(
    "method-not-allowed",
    405,
    Text("Tik skaitymas", "Read only"),
    Text(
        "Duomenis čia galima tik skaityti: tinka GET, HEAD ir OPTIONS.",
        "Data can only be read here: GET, HEAD and OPTIONS are understood.",
    ),
)
BAD_PARAMETER = ProblemKind(
    "bad-parameter",
    422,
    Text("Netinkamas parametras", "Parameter not understood"),
    Text(
        "Nario „errors“ eilutės įvardija kiekvieną netinkamą parametrą ir pasako, ko iš jo laukiama.",
        "The member “errors” names each parameter that was not understood and says what it expects.",
    ),
)
SERVER_ERROR = ProblemKind(
    "server-error",
    500,
    Text("Serverio klaida", "Server error"),
    Text(
        "Klaida mūsų pusėje. Pranešdami apie ją nurodykite numerį iš nario „error_number“.",
        "The error is ours. When you report it, give the number of the member “error_number”.",
    ),
)
NO_DATA = ProblemKind(
    "no-data",
    503,
    Text("Duomenys dar neįkelti", "Nothing is loaded yet"),
    Text(
        "Duomenys dar neįkelti. Pabandykite vėliau.",
        "No data is loaded yet. Try again later.",
    ),
)
KINDS = (NOT_FOUND, METHOD_NOT_ALLOWED, BAD_PARAMETER, SERVER_ERROR, NO_DATA)


class ParameterProblem(BaseModel):
    """One parameter that was not understood."""

    parameter: str = Field(description="Name of the query parameter", examples=["as_of"])
    detail_lt: str = Field(examples=["Parametras „as_of“ turi būti data, pavyzdžiui, 2019-12-31."])
    detail_en: str = Field(examples=["The parameter “as_of” must be a date, for example 2019-12-31."])


class Problem(BaseModel):
    """An error as RFC 9457 describes it, with the sentence in both languages."""

    type: str = Field(description="Address that explains this kind", examples=["/api/v1/docs/#not-found"])
    title: str = Field(description="Kind in words, in the language of Accept-Language", examples=["Not found"])
    status: int = Field(description="HTTP status", examples=[404])
    detail: str = Field(
        description="What happened here, in the language of Accept-Language",
        examples=["There is no indicator 9.9.9."],
    )
    detail_lt: str = Field(description="The same in Lithuanian", examples=["Rodiklio 9.9.9 nėra."])
    detail_en: str = Field(description="The same in English", examples=["There is no indicator 9.9.9."])
    instance: str = Field(description="The address asked for", examples=["/api/v1/indicators/9.9.9"])
    errors: list[ParameterProblem] | None = Field(
        default=None, description="Each parameter that was not understood; only with status 422"
    )
    error_number: str | None = Field(
        default=None, description="Number that also stands in the log; only with status 500", examples=["3f9a01bc"]
    )


class Refused(PertvarkaError):
    """A question this API does not answer, and why. Each way to refuse is a class below."""

    kind = NOT_FOUND

    def __init__(self, *, lt: str, en: str, parameters: Mapping[str, Text] | None = None) -> None:
        super().__init__(lt=lt, en=en)
        self.parameters = parameters or {}


class NoSuchThing(Refused):
    """An address names something that does not exist."""


class ParameterNotUnderstood(Refused):
    """One or more query parameters hold what they cannot hold, or have a name nobody knows."""

    kind = BAD_PARAMETER

    def __init__(self, parameters: Mapping[str, Text]) -> None:
        super().__init__(
            lt=" ".join(text.lt for text in parameters.values()),
            en=" ".join(text.en for text in parameters.values()),
            parameters=parameters,
        )


def answer(
    request: HttpRequest,
    kind: ProblemKind,
    detail: Text,
    *,
    parameters: Mapping[str, Text] | None = None,
    error_number: str | None = None,
) -> HttpResponse:
    """The problem as an answer that no cache keeps."""
    problem = Problem(
        type=f"{reverse('api-1:openapi-view')}#{kind.key}",
        title=str(kind.title),
        status=kind.status,
        detail=str(detail),
        detail_lt=detail.lt,
        detail_en=detail.en,
        instance=request.get_full_path(),
        errors=_told(parameters) if parameters else None,
        error_number=error_number,
    )
    response = HttpResponse(problem.model_dump_json(exclude_none=True), status=kind.status, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "no-store"
    return response


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """A refusal as an answer."""
    detail = Text(refused.sentence_lt, refused.sentence_en)
    return answer(request, refused.kind, detail, parameters=refused.parameters)


def _told(parameters: Mapping[str, Text]) -> list[ParameterProblem]:
    return [ParameterProblem(parameter=name, detail_lt=text.lt, detail_en=text.en) for name, text in parameters.items()]
