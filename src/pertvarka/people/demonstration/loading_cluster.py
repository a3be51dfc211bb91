"""The invented cluster in the tables; made once, with the first layer."""

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.people.demonstration import clusters
from pertvarka.people.demonstration.country import Country
from pertvarka.programme.cluster.models import (
    ClusterMembership,
    CooperationAgreement,
    JointActivity,
    JointStep,
    LogEntry,
    MemberContact,
    Post,
    RegionalExpert,
    Reply,
)
from pertvarka.programme.cluster.models.membership import contact_place
from pertvarka.programme.cluster.states import Purpose

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

AUTHORS = ("regional_expert", "provider_staff", "municipal_planner", "institution_head")
MEMBERS_OF_AGREEMENT = 3


def load(layer: Country, standing: "Standing") -> None:
    """After the organisations of the first layer stand."""
    if ClusterMembership.objects.exists():
        return
    regions = _in_order(standing)
    _bodies(standing)
    members = _members(standing, regions, today=layer.today)
    _agreements(members, regions, today=layer.today)
    _log(members, regions, today=layer.today)
    _plans(members, regions, today=layer.today)
    authors = [account for role in AUTHORS if (account := Account.objects.filter(email=demo_email(role)).first())]
    if authors:
        _posts(authors)
        RegionalExpert.objects.bulk_create(
            RegionalExpert(account=held.account, region=held.region, since_on=clusters.FIRST_DAY)
            for held in Membership.objects.filter(role_code="regional_expert", account__is_demo=True)
            if held.region
        )


def _in_order(standing: "Standing") -> list[Region]:
    return [region for _code, region in sorted(standing.regions.items())]


def _bodies(standing: "Standing") -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for code, place in sorted(standing.municipalities.items()):
        places[place.region.code].append(code)
    new = [
        Organisation(
            code=body.code,
            kind=body.kind,
            name_lt=body.name_lt,
            name_en=body.name_en,
            region=standing.regions[body.region_code],
            municipality=standing.municipalities[body.municipality_code],
            is_invented=True,
        )
        for body in clusters.bodies(dict(sorted(places.items())))
    ]
    for row in Organisation.objects.bulk_create(new):
        standing.organisations[row.code] = row


def _members(standing: "Standing", regions: list[Region], *, today: date) -> dict[int, list[ClusterMembership]]:
    """Every third invented body of the first kinds and all of the others, in the cluster of its region."""
    invented = sorted(
        (row for row in standing.organisations.values() if row.is_invented and row.region_id), key=lambda row: row.code
    )
    purposes = Purpose.values
    rows = []
    for number, body in enumerate(invented):
        if body.kind in {"municipal_administration", "provider", "institution"} and number % 3:
            continue
        rows.append(
            ClusterMembership(
                organisation=body,
                region=body.region,
                kind=clusters.KINDS[body.kind],
                purposes=[purposes[number % 4], purposes[(number + 1) % 4]],
                joined_on=min(clusters.joined_on(number), today),
                is_invented=True,
            )
        )
    made = ClusterMembership.objects.bulk_create(rows)
    MemberContact.objects.bulk_create(_contact(row, number) for number, row in enumerate(made))
    found: dict[int, list[ClusterMembership]] = {region.pk: [] for region in regions}
    for row in made:
        if row.region_id:
            found[row.region_id].append(row)
    return found


def _contact(membership: ClusterMembership, number: int) -> MemberContact:
    said = {
        "name": "Išgalvotas darbuotojas",
        "email": f"klasteris{number:03d}@demo.invalid",
        "phone": f"+370 000 00{number:03d}",
    }
    sealed = {
        f"{column}_sealed": sealing.seal(text, place=contact_place(membership, column)) for column, text in said.items()
    }
    return MemberContact(membership=membership, open_to=membership.organisation, **sealed)


def _agreements(members: dict[int, list[ClusterMembership]], regions: list[Region], *, today: date) -> None:
    for number, region in enumerate(regions):
        title, subject = clusters.AGREEMENTS[number % len(clusters.AGREEMENTS)]
        made = CooperationAgreement.objects.create(
            title=title, subject=subject, region=region, signed_on=today - timedelta(days=400 - 30 * number),
            is_invented=True,
        )  # fmt: skip
        parties = members[region.pk][: MEMBERS_OF_AGREEMENT + number % 2]
        made.parties.set([row.organisation for row in parties])


def _log(members: dict[int, list[ClusterMembership]], regions: list[Region], *, today: date) -> None:
    rows = []
    for number, entry in enumerate(clusters.ENTRIES):
        region = None if entry.region is None else regions[entry.region]
        noted_on = today - timedelta(days=entry.days_ago)
        owners = members[region.pk] if region else []
        rows.append(
            LogEntry(
                kind=entry.kind,
                region=region,
                noted_on=noted_on,
                what=entry.what,
                action=entry.action,
                owner=owners[number % len(owners)].organisation if owners else None,
                due_on=None if entry.due_in is None else today + timedelta(days=entry.due_in),
                state=entry.state,
                handled_on=noted_on + timedelta(days=20) if entry.state == "handled" else None,
                is_invented=True,
            )
        )
    LogEntry.objects.bulk_create(rows)


def _plans(members: dict[int, list[ClusterMembership]], regions: list[Region], *, today: date) -> None:
    for plan in clusters.PLANS:
        region = regions[plan.region]
        owners = [row.organisation for row in members[region.pk]]
        made = JointActivity.objects.create(
            title=plan.title, aim=plan.aim, region=region, agreed_on=today - timedelta(days=plan.days_ago),
            is_invented=True,
        )  # fmt: skip
        JointStep.objects.bulk_create(
            JointStep(
                activity=made,
                what=what,
                owner=owners[number % len(owners)],
                due_on=today + timedelta(days=due_in),
                done_on=today + timedelta(days=due_in - 1) if done else None,
            )
            for number, (what, due_in, done) in enumerate(plan.steps)
        )


def _posts(authors: list[Account]) -> None:
    now = timezone.now()
    for number, told in enumerate(clusters.POSTS):
        posted_at = now - timedelta(days=told.days_ago)
        post = Post.objects.create(
            kind=told.kind,
            title=told.title,
            text=told.text,
            author=authors[number % len(authors)],
            posted_at=posted_at,
            is_invented=True,
        )
        Reply.objects.bulk_create(
            Reply(post=post, author=authors[(number + place) % len(authors)], text=text,
                  replied_at=posted_at + timedelta(days=place))
            for place, text in enumerate(told.replies, start=1)
        )  # fmt: skip
