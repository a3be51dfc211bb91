"""Loading the bodies of the reform."""

from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.foundation.organisations.definitions import FILE, OrganisationsFile
from pertvarka.foundation.organisations.models import Organisation, OrganisationName
from pertvarka.foundation.territory.models import Region


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
