"""The bodies of the reform: loaded from the definitions, or added by whoever begins to work with one."""

from collections import Counter
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.utils.text import slugify

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.foundation.organisations.definitions import FILE, OrganisationsFile
from pertvarka.foundation.organisations.errors import NameOfOrganisationMissing, OrganisationStandsAlready
from pertvarka.foundation.organisations.models import Organisation, OrganisationName
from pertvarka.foundation.territory.models import Municipality, Region

CODE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body that no list has yet. Without an English name it is called by the Lithuanian one."""

    name_lt: str
    municipality: Municipality | None
    kind: str
    name_en: str = ""


@transaction.atomic
def add(body: NewBody, *, by: str) -> Organisation:
    """A body comes to be; whoever adds it has the right to what it is added for.

    Raises:
        NameOfOrganisationMissing: it has no name, or no municipality.
        OrganisationStandsAlready: the municipality has one of that name.
    """
    name = " ".join(body.name_lt.split())
    if not name or body.municipality is None:
        raise NameOfOrganisationMissing
    if Organisation.objects.filter(name_lt__iexact=name, municipality=body.municipality).exists():
        raise OrganisationStandsAlready(name)
    code = slugify(name)[:CODE_LENGTH].strip("-") or "organizacija"
    if Organisation.objects.filter(code=code).exists():
        code = f"{code}-{uuid4().hex[:6]}"
    made = Organisation.objects.create(
        code=code,
        kind=body.kind,
        name_lt=name,
        name_en=" ".join(body.name_en.split()) or name,
        municipality=body.municipality,
    )
    audit.record("organisation.added", about=f"organisation:{made.uuid}", by=by, code=code)
    return made


@transaction.atomic
def load_organisations(*, counts: Counter[str], by: str) -> None:
    """Bring organisations and their names in step with definitions/organisations.yaml."""
    before = counts.total()
    file = read_definition(FILE, OrganisationsFile)
    regions = {region.code: region for region in Region.objects.defer("outline")}
    rows = []
    for position, shape in enumerate(file.organisations):
        if shape.region and shape.region not in regions:
            raise contradiction(
                FILE,
                ["organisations", position, "region"],
                problem=f"there is no region {shape.region}",
                cure_lt="Įrašykite regiono kodą iš territory/regions.yaml.",
                cure_en="Write a region code of territory/regions.yaml.",
            )
        rows.append(
            {
                "code": shape.code,
                "kind": shape.kind,
                **columns("name", shape.name),
                "wording_lt": shape.wording_lt,
                **columns("note", shape.note),
                "region": regions[shape.region] if shape.region else None,
                "sources": shape.sources,
            },
        )
    organisations = synchronise(Organisation, rows, key=("code",), counts=counts)
    names = [
        {
            "organisation": organisations[(shape.code,)],
            **columns("name", name.name),
            "valid_from": name.valid_from,
            "valid_until": name.valid_until,
            **columns("note", name.note),
        }
        for shape in file.organisations
        for name in shape.names
    ]
    synchronise(OrganisationName, names, key=("organisation_id", "name_lt", "valid_from"), counts=counts)
    if counts.total() > before:
        audit.record("organisations.loaded", about="organisations:all", by=by, organisations=len(rows))
