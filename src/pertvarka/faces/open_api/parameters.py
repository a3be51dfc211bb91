"""Query parameters: what each may hold, and the sentence told when it holds something else.

A name nobody knows is refused too: a misspelt `vresion=1` would otherwise quietly give figures of another version.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja.errors import ValidationError
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator

from pertvarka.faces.open_api.problems import ParameterNotUnderstood
from pertvarka.foundation.base.bilingual import Text
from pertvarka.programme.events.states import EventKind, group_of

FIRST_YEAR, LAST_YEAR = 1990, 2100
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = sorted({*(kind.value for kind in EventKind), *(group_of(kind) for kind in EventKind)})


def _iso_day(value: Any) -> Any:
    """Only year-month-day: the library would also read 0 as a day of 1970."""
    if isinstance(value, str) and not ISO_DAY.fullmatch(value):
        raise ValueError
    return value


def _known_kind(value: str) -> str:
    if value not in KINDS:
        raise ValueError
    return value


AsOf = Annotated[
    Annotated[date, BeforeValidator(_iso_day)] | None,
    Field(
        description=_("Report as of this day; without it, the newest day any figure was stated for."),
        examples=["2019-12-31"],
    ),
]
Version = Annotated[
    int | None,
    Field(description=_("Version of the plan; without it, the one in force on the day of the report."), examples=[2]),
]
RegionCode = Annotated[
    str | None,
    Field(description=_("Region by its ISO 3166-2 code."), examples=["LT-UT"], max_length=5),
]


class Parameters(BaseModel):
    """Query parameters of one operation. An empty value, as a form sends it, is the same as none."""

    @model_validator(mode="before")
    @classmethod
    def _empty_is_none(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        return {name: value for name, value in given.items() if value != ""}


class ReportParameters(Parameters):
    version: Version = None
    as_of: AsOf = None


class IndicatorParameters(ReportParameters):
    standing: Annotated[
        Literal["plan", "review"] | None,
        Field(description=_("Only indicators of the plan, or only figures of the yearly reviews."), examples=["plan"]),
    ] = None


class RowsParameters(Parameters):
    as_of: AsOf = None
    region: RegionCode = None


class EventParameters(Parameters):
    kind: Annotated[
        Annotated[str, AfterValidator(_known_kind), Field(json_schema_extra={"enum": [*KINDS]})] | None,
        Field(description=_("Only events of this kind."), examples=["conference"]),
    ] = None
    region: RegionCode = None
    year: Annotated[
        int | None,
        Field(description=_("Only events that fall in this year."), examples=[2017], ge=FIRST_YEAR, le=LAST_YEAR),
    ] = None
    page: Annotated[int, Field(description=_("Page of the list, from 1."), examples=[1], ge=1, le=100_000)] = 1


class SpokenParameters(Parameters):
    language: Annotated[
        Literal["lt", "en"],
        Field(description=_("Language of the texts: lt, which is binding, or en."), examples=["lt"]),
    ] = "lt"


class ListParameters(SpokenParameters):
    page: Annotated[int, Field(description=_("Page of the list, from 1."), examples=[1], ge=1, le=100_000)] = 1
    per_page: Annotated[int, Field(description=_("Items on a page, 1 to 200."), examples=[50], ge=1, le=200)] = 50


class ServiceParameters(ListParameters):
    municipality: Annotated[
        str | None,
        Field(description=_("Only services that serve this municipality, by its code."), examples=["LT-02"]),
    ] = None
    service_type: Annotated[
        str | None, Field(description=_("Only this kind of service, by its code."), examples=["S06"])
    ] = None
    organization_id: Annotated[
        UUID | None,
        Field(
            description=_("Only services of this provider, by its key."),
            examples=["0fdfb57f-c147-4cfb-864c-44788a335d8c"],
        ),
    ] = None


EXPECTED = {
    "as_of": Text(
        "Parametras „as_of“ turi būti data: metai, mėnuo, diena, pavyzdžiui, 2019-12-31.",
        "The parameter “as_of” must be a date as year, month, day, for example 2019-12-31.",
    ),
    "version": Text(
        "Parametras „version“ turi būti plano versijos numeris, pavyzdžiui, 2.",
        "The parameter “version” must be the number of a plan version, for example 2.",
    ),
    "standing": Text(
        "Parametras „standing“ gali būti „plan“ arba „review“.",
        "The parameter “standing” may be “plan” or “review”.",
    ),
    "region": Text(
        "Parametras „region“ turi būti regiono kodas, pavyzdžiui, LT-UT. Kodai surašyti adresu /api/v1/regions.",
        "The parameter “region” must be the code of a region, for example LT-UT. /api/v1/regions lists the codes.",
    ),
    "kind": Text(
        f"Parametras „kind“ gali būti vienas iš šių: {', '.join(KINDS)}.",
        f"The parameter “kind” may be one of these: {', '.join(KINDS)}.",
    ),
    "year": Text(
        f"Parametras „year“ turi būti metai nuo {FIRST_YEAR} iki {LAST_YEAR}.",
        f"The parameter “year” must be a year from {FIRST_YEAR} to {LAST_YEAR}.",
    ),
    "language": Text(
        "Parametras „language“ gali būti „lt“ arba „en“.",
        "The parameter “language” may be “lt” or “en”.",
    ),
    "per_page": Text(
        "Parametras „per_page“ turi būti skaičius nuo 1 iki 200.",
        "The parameter “per_page” must be a number from 1 to 200.",
    ),
    "municipality": Text(
        "Parametras „municipality“ turi būti savivaldybės kodas, pavyzdžiui, LT-02. Kodai surašyti adresu "
        "/api/v1/regions.",
        "The parameter “municipality” must be the code of a municipality, for example LT-02. /api/v1/regions lists the "
        "codes.",
    ),
    "service_type": Text(
        "Parametras „service_type“ turi būti paslaugos rūšies kodas, pavyzdžiui, S06.",
        "The parameter “service_type” must be the code of a kind of service, for example S06.",
    ),
    "organization_id": Text(
        "Parametras „organization_id“ turi būti teikėjo raktas (UUID). Raktai surašyti adresu /api/v1/organizations.",
        "The parameter “organization_id” must be the key of a provider (UUID). /api/v1/organizations lists the keys.",
    ),
    "page": Text(
        "Parametras „page“ turi būti esamo puslapio numeris, pradedant nuo 1.",
        "The parameter “page” must be the number of a page that exists, from 1.",
    ),
}


def refuse_unknown(request: HttpRequest, parameters: type[Parameters] | None = None) -> None:
    """Raises `ParameterNotUnderstood` for names that the operation does not know."""
    known = list(parameters.model_fields) if parameters else []
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise ParameterNotUnderstood({name: _not_known(name, known) for name in unknown})


def not_understood(invalid: ValidationError) -> ParameterNotUnderstood:
    """What the library refused, in our sentences."""
    return misread(str(error["loc"][-1]) for error in invalid.errors)


def misread(names: Iterable[str]) -> ParameterNotUnderstood:
    """These parameters hold what they cannot hold."""
    return ParameterNotUnderstood({name: EXPECTED.get(name, _strange(name)) for name in names})


def _not_known(name: str, known: list[str]) -> Text:
    if not known:
        return Text(
            f"Parametro „{name}“ šis adresas nežino; jam parametrų nereikia.",
            f"This address does not know the parameter “{name}”; it takes none.",
        )
    listed = ", ".join(known)
    return Text(
        f"Parametro „{name}“ šis adresas nežino. Jis žino šiuos: {listed}.",
        f"This address does not know the parameter “{name}”. It knows these: {listed}.",
    )


def _strange(name: str) -> Text:
    return Text(f"Parametras „{name}“ nesuprastas.", f"The parameter “{name}” was not understood.")
