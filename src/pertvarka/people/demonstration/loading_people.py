"""Invented people: who they are, sealed like anybody's; their groups and the people who matter to them."""

from typing import TYPE_CHECKING

from pertvarka.foundation.base import sealing
from pertvarka.people.cases.actions.identity import SealedParts, sealed_parts
from pertvarka.people.cases.models import Identity, Person, Relationship, TargetGroupMembership
from pertvarka.people.cases.models.relationship import name_place
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.organisations import unit_code
from pertvarka.people.demonstration.people import Person as Invented

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500


def load(layer: Country, standing: "Standing") -> None:
    """People first open to the unit of their municipality; a trigger moves them with their case."""
    units = {code: standing.organisations[unit_code(place)].pk for code, place in standing.municipalities.items()}  # type: ignore[arg-type]  # both have a slug
    made = Person.objects.bulk_create(
        [
            Person(
                open_to_id=units[person.municipality_code],
                sex=person.sex,
                birth_year=person.born_on.year,
                communication=list(person.communication),
                languages=list(person.languages),
                legal_status=person.legal_status,
                is_invented=True,
            )
            for person in layer.people
        ],
        batch_size=BATCH,
    )
    rows = {person.key: row for person, row in zip(layer.people, made, strict=True)}
    standing.people |= rows
    Identity.objects.bulk_create(
        [
            Identity(person=rows[person.key], **sealed_parts(_parts(person), person_id=rows[person.key].pk))
            for person in layer.people
        ],
        batch_size=BATCH,
    )
    _groups(layer, rows)
    _relationships(layer, rows)


def _parts(person: Invented) -> SealedParts:
    return SealedParts(
        first_name=person.first_name,
        surname=person.surname,
        birth_date=person.born_on,
        national_code=person.national_code or "",
        address=person.address,
    )


def _groups(layer: Country, rows: dict[str, Person]) -> None:
    TargetGroupMembership.objects.bulk_create(
        [
            TargetGroupMembership(
                person=rows[person.key],
                open_to_id=rows[person.key].open_to_id,
                group=group.code,
                since_on=group.since_on,
                until_on=group.until_on,
            )
            for person in layer.people
            for group in person.target_groups
        ],
        batch_size=BATCH,
    )


def _relationships(layer: Country, rows: dict[str, Person]) -> None:
    new = []
    for person in layer.people:
        for told in person.relationships:
            row = Relationship(
                person=rows[person.key],
                open_to_id=rows[person.key].open_to_id,
                kind=told.kind,
                other=rows[told.other_key] if told.other_key else None,
                keep_together=told.keep_together,
                contact=told.contact,
                decision=told.decision,
                note=told.note,
            )
            if told.other_name:
                row.other_name_sealed = sealing.seal(told.other_name, place=name_place(row.uuid))
            new.append(row)
    Relationship.objects.bulk_create(new, batch_size=BATCH)
