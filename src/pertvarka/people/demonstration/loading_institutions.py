"""The invented institutions under transformation in the tables: plans, hours, measures and monthly censuses.

Their residents are those whose invented records say that they live there, so figures of both agree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.delivery.models import Placement
from pertvarka.people.demonstration import institution_texts, loading_censuses, organisations, transforming
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.transforming import Way
from pertvarka.services.institutions.actions import carrying_out
from pertvarka.services.institutions.models import (
    Chapter,
    ConsultationVisit,
    Measure,
    Remark,
    Submission,
    TransformationPlan,
    TransformingInstitution,
)
from pertvarka.services.institutions.rules import ChapterContent

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

FOUNDER = "socialines-apsaugos-ir-darbo-ministerija"
DOCUMENT = "Įsakymas dėl pertvarkos plano patvirtinimo (išgalvotas)"
TARGETS = (date(2030, 12, 31), date(2026, 6, 30))


@dataclass(frozen=True, slots=True)
class Home:
    """An institution of the generator with its row and the stays of its residents."""

    way: Way
    body: organisations.Organisation
    row: TransformingInstitution
    stays: Sequence[tuple[date, date | None, int]]

    def residents(self, on: date) -> int:
        return sum(since <= on and (until is None or until > on) for since, until, _born in self.stays)

    @property
    def is_for_children(self) -> bool:
        return organisations.CHILDREN in self.body.serves


def load(layer: Country, standing: "Standing") -> None:
    """After the homes of the layer's people stand."""
    experts = _experts(layer, standing)
    homes = list(_homes(layer, standing))
    for home in homes:
        _plans(home, experts[home.body.region_code], standing, today=layer.today)
    loading_censuses.load([(home.row, home.stays, home.way) for home in homes], today=layer.today)


def _homes(layer: Country, standing: "Standing") -> Iterator[Home]:
    bodies = {body.code: body for body in layer.organisations}
    founder = standing.organisations.get(FOUNDER)
    keys = {standing.organisations[way.code].pk: way for way in transforming.ways(layer.organisations)}
    stays: dict[int, list[tuple[date, date | None, int]]] = {key: [] for key in keys}
    lived = Placement.objects.filter(organisation__in=keys, is_institutional=True)
    for key, since, until, born in lived.values_list("organisation_id", "starts_on", "ends_on", "person__birth_year"):
        stays[key or 0].append((since, until, born))
    for key, way in keys.items():
        row = _institution(way, stays[key], standing.organisations[way.code], founder, today=layer.today)
        row.kind = "childrens_home" if organisations.CHILDREN in bodies[way.code].serves else "adults_home"
        row.places_count = -(-max(row.residents_when_listed, 6) // 5) * 5
        row.save(update_fields=["kind", "places_count"])
        yield Home(way, bodies[way.code], row, stays[key])


def _institution(
    way: Way,
    stays: Sequence[tuple[date, date | None, int]],
    body: Organisation,
    founder: Organisation | None,
    *,
    today: date,
) -> TransformingInstitution:
    def living(on: date) -> int:
        return sum(since <= on and (until is None or until > on) for since, until, _born in stays)

    first, now = living(transforming.MOVES_BEGIN), living(today)
    last_in = max((since for since, _until, _born in stays), default=transforming.LISTED_ON)
    state = "transforming"
    if not now:
        state = "closed"
    elif last_in < today - timedelta(days=730) and now * 2 <= first:
        state = "admissions_stopped"
    return TransformingInstitution.objects.create(
        organisation=body,
        founder=founder,
        state=state,
        listed_on=transforming.LISTED_ON,
        residents_when_listed=max(first, now),
        admissions_stop_on=max(last_in, date(2019, 1, 1)) + timedelta(days=30) if state != "transforming" else None,
        target_on=TARGETS[way.is_late],
        staff_count=max(first, 6) * 4 // 5,
        yearly_budget=Decimal(max(first, 6) * 14_600),
        building_area=max(first, 6) * 48,
        building_owner="Savivaldybė",
        building_future_lt="Pastatas grąžinamas savivaldybei, jo paskirtis keičiama." if state == "closed" else "",
        building_future_en="The building goes back to the municipality and changes its use."
        if state == "closed"
        else "",
        building_decision="Savivaldybės tarybos sprendimas (išgalvotas)" if state == "closed" else "",
        is_invented=True,
    )


def _plans(home: Home, expert: Account, standing: "Standing", *, today: date) -> None:
    way, head = home.way, _head(home)
    closed = home.row.state == "closed"
    first = TransformationPlan.objects.create(
        institution=home.row,
        number=1,
        state="completed" if closed else "in_implementation",
        expert=expert,
        begun_on=way.begun_on,
        submitted_at=_moment(way.endorsed_on - timedelta(days=21)),
        endorsed_on=way.endorsed_on,
        approved_on=way.endorsed_on + timedelta(days=16),
        approved_by=standing.accounts.get("demo:ministry"),
        approval_document=DOCUMENT,
        started_on=way.endorsed_on + timedelta(days=30),
        completed_on=today - timedelta(days=60) if closed else None,
        is_invented=True,
    )
    content = _content(home, home.row.residents_when_listed, first_year=2018)
    _write(first, content, by=head)
    _submitted(first, content, by=head, at=first.submitted_at or _moment(way.endorsed_on))
    carrying_out.follow(first)
    _settle(first, is_late=way.is_late and not closed, today=today)
    ConsultationVisit.objects.bulk_create(
        [
            ConsultationVisit(
                institution=home.row,
                plan=first,
                expert=expert,
                held_on=day,
                hours=transforming.HOURS,
                topic=institution_texts.TOPICS[at],
                chapter=institution_texts.TOPIC_CHAPTERS[at],
                noted_at=_moment(day),
            )
            for at, day in enumerate(way.visit_days())
        ]
    )
    if way.second_state and not closed:
        _second(home, first, expert, head, today=today)


def _second(home: Home, first: TransformationPlan, expert: Account, head: Account, *, today: date) -> None:
    state = home.way.second_state
    submitted_at = None if state == "drafting" else _moment(today - timedelta(days=12))
    plan = TransformationPlan.objects.create(
        institution=home.row,
        number=2,
        based_on=first,
        state=state,
        expert=expert,
        begun_on=today - timedelta(days=75),
        submitted_at=submitted_at,
        returned_at=_moment(today - timedelta(days=5)) if state == "returned" else None,
        endorsed_on=today - timedelta(days=3) if state == "endorsed" else None,
        is_invented=True,
    )
    content = _content(home, max(home.residents(today), 1), first_year=today.year + 1, is_improved=state == "endorsed")
    _write(plan, content, by=head, but=("risks", "communication") if state == "drafting" else ())
    if submitted_at:
        _submitted(plan, content, by=head, at=submitted_at)
    if state == "returned":
        Remark.objects.bulk_create(
            [
                Remark(
                    plan=plan,
                    chapter=chapter,
                    place=place,
                    text=text,
                    made_by=expert,
                    made_at=_moment(today - timedelta(days=5)),
                )
                for chapter, place, text in institution_texts.REMARKS
            ]
        )


def _content(home: Home, residents: int, *, first_year: int, is_improved: bool = False) -> dict[str, ChapterContent]:
    municipality = home.row.organisation.municipality
    return institution_texts.content(
        residents=residents,
        municipality=municipality.name_lt if municipality else "",
        is_for_children=home.is_for_children,
        first_year=first_year,
        is_improved=is_improved,
    )


def _write(
    plan: TransformationPlan, content: dict[str, ChapterContent], *, by: Account, but: Sequence[str] = ()
) -> None:
    Chapter.objects.bulk_create(
        [
            Chapter(plan=plan, key=key)
            if key in but
            else Chapter(
                plan=plan, key=key, text=one.text, rows=list(one.rows), changed_by=by, changed_at=_moment(plan.begun_on)
            )
            for key, one in content.items()
        ]
    )


def _submitted(plan: TransformationPlan, content: dict[str, ChapterContent], *, by: Account, at: datetime) -> None:
    kept = {key: {"text": one.text, "rows": list(one.rows)} for key, one in content.items()}
    Submission.objects.create(plan=plan, number=1, submitted_at=at, submitted_by=by, chapters=kept)


def _settle(plan: TransformationPlan, *, is_late: bool, today: date) -> None:
    """What was due is done, but for the last measure of an institution that is late; the last day lies ahead."""
    measures = list(plan.measures.order_by("due_on"))
    for measure in measures:
        measure.state, measure.done_on = "done", measure.due_on + timedelta(days=20)
    if plan.state == "in_implementation":
        last = measures[-1]
        last.state, last.done_on = "planned", None
        last.due_on = today + timedelta(days=-40 if is_late else 120)
    Measure.objects.bulk_update(measures, ["state", "done_on", "due_on"])


def _head(home: Home) -> Account:
    """Whoever heads the institution; the demonstration's own where it works."""
    rows = Membership.objects.filter(role_code="institution_head", organisation=home.row.organisation)
    return rows.select_related("account")[0].account


def _experts(layer: Country, standing: "Standing") -> dict[str, Account]:
    """An expert of each region; the demonstration's own for her region, and for the home where the others work."""
    found = {
        row.region_code or "": standing.accounts[row.staff_key]
        for row in layer.memberships
        if row.role_code == "regional_expert"
    }
    rasa = Account.objects.filter(email=demo_email("regional_expert")).first()
    home = next((body for body in layer.organisations if body.code == organisations.DEMO_INSTITUTION), None)
    if rasa is None or home is None:
        return found
    region = standing.regions[home.region_code]
    if not Membership.objects.filter(account=rasa, role_code="regional_expert", region=region).exists():
        Membership.objects.create(
            account=rasa,
            role_code="regional_expert",
            region=region,
            purpose="Demonstracija / demonstration",
            valid_from=layer.today,
        )
    return found | {transforming.EXPERT_REGION: rasa, home.region_code: rasa}


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
