"""Invented services in the tables: those of the project years, those of today with their referrals and records."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import Beneficiary, Referral, ServiceEpisode, ServiceRecord
from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.following import Followed
from pertvarka.people.demonstration.moments import at
from pertvarka.people.demonstration.same import same
from pertvarka.people.demonstration.served import Asked, Episode, Offer, Serving
from pertvarka.people.demonstration.served import Referral as Told
from pertvarka.people.plans.models import PlanNeed, ServiceNeed
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500
SHARED = ["case", "plan"]


def load(layer: Country, followed: Sequence[Followed], standing: "Standing") -> None:
    serving = Serving(
        _offers(), _workers(layer), chance=chances.stream(layer.seed, "served", layer.people[0].key), today=layer.today
    )
    writer = _Writer(standing)
    past = [(one, of) for of in followed if (one := serving.of_project(of.person))]
    writer.episodes(past)
    _beneficiaries(past, writer, layer)
    writer.services_of_today([(one, of) for of in followed if of.plan_in_force for one in serving.of_today(of.case)])
    _asked(followed, serving, writer)


def _offers() -> list[Offer]:
    rows = ServiceOffer.objects.filter(is_invented=True).select_related(
        "service_type", "provider", "municipality__region"
    )
    return [
        Offer(
            key=row.pk,
            service_type=row.service_type.code,
            provider_code=row.provider.code,
            region_code=row.municipality.region.code,
            free=row.free,
            is_open=row.state == "active",
        )
        for row in rows.order_by("pk")
    ]


def _workers(layer: Country) -> dict[str, list[str]]:
    """Who works at each provider today; the demonstration's own person first."""
    found: dict[str, list[str]] = {}
    of_demo_first = sorted(
        layer.memberships, key=lambda row: (not row.staff_key.startswith("demo:"), row.valid_from, row.staff_key)
    )
    for row in of_demo_first:
        if row.role_code == "provider_staff" and row.organisation_code and row.valid_until is None:
            found.setdefault(row.organisation_code, []).append(row.staff_key)
    return found


def _beneficiaries(past: Sequence[tuple[Episode, Followed]], writer: "_Writer", layer: Country) -> None:
    people = {person.key: person for person in layer.people}
    rows = []
    for (one, of), row in zip(past, writer.past, strict=True):
        case = writer.standing.cases[of.case.key]
        rows += [
            Beneficiary(
                case=case,
                open_to_id=case.open_to_id,
                episode=row,
                person=writer.standing.people[key],
                role="child",
                sex=people[key].sex,
                birth_year=people[key].born_on.year,
            )
            for key in one.children_keys
        ]
    Beneficiary.objects.bulk_create(rows, batch_size=BATCH)


def _asked(followed: Sequence[Followed], serving: Serving, writer: "_Writer") -> None:
    """Referrals for needs nobody has met; those accepted are answered afterwards, so that providers come to know."""
    needs: dict[int, list[ServiceNeed]] = defaultdict(list)
    for row in (
        ServiceNeed.objects.filter(
            plan_state__in=["agreed", "active", "in_review"], state="unmet", case__in=[case.pk for case in writer.cases]
        )
        .select_related("service_type")
        .order_by("pk")
    ):
        needs[row.case_id].append(row)
    told = []
    for of in followed:
        rows = {row.pk: row for row in needs.get(writer.standing.cases[of.case.key].pk, ())}
        asked = [Asked(row.pk, row.service_type.code, row.wished_from, row.blocks_move) for row in rows.values()]
        told += [(one, of, rows[one.need_key or 0]) for one in serving.referrals(of.case, of.person, asked)]
    accepted = [entry for entry in told if entry[0].state == "accepted"]
    Referral.objects.bulk_create(
        [writer.referral(one, of, need) for one, of, need in told if one.state != "accepted"], batch_size=BATCH
    )
    for one, of, need in accepted:
        sent = writer.referral(one, of, need)
        sent.state, sent.starts_on, sent.answered_at, answered_at = "sent", None, None, sent.answered_at
        sent.save()
        sent.state, sent.starts_on, sent.answered_at = "accepted", one.starts_on, answered_at
        sent.save(update_fields=["state", "starts_on", "answered_at"])


class _Writer:
    def __init__(self, standing: "Standing") -> None:
        self.standing = standing
        self.types = {row.code: row for row in ServiceType.objects.all()}
        self.past: list[ServiceEpisode] = []

    @property
    def cases(self) -> Sequence[Case]:
        return list(self.standing.cases.values())

    def episodes(self, told: Sequence[tuple[Episode, Followed]]) -> None:
        self.past = ServiceEpisode.objects.bulk_create([self._episode(one, of) for one, of in told], batch_size=BATCH)

    def services_of_today(self, told: Sequence[tuple[Episode, Followed]]) -> None:
        """A service that is given answers a need of the plan; it came by a referral."""
        first_need = {
            need.plan_id: need
            for need in PlanNeed.objects.filter(answer="planned", case__in=[case.pk for case in self.cases]).order_by(
                "-position"
            )
        }
        with_need = []
        for one, of in told:
            plan = self.standing.plans[of.plan_in_force.key] if of.plan_in_force else None
            if plan and plan.pk in first_need:
                with_need.append((one, of, plan, first_need[plan.pk]))
        needs = ServiceNeed.objects.bulk_create(
            [
                ServiceNeed(
                    **self._of(of),
                    plan=plan,
                    need=need,
                    plan_state=plan.state,
                    service_type=self.types[one.service_type],
                    per="month",
                    amount=8,
                    wished_from=one.starts_on,
                    municipality=self.standing.municipalities[of.person.municipality_code],
                )
                for one, of, plan, need in with_need
            ],
            batch_size=BATCH,
        )
        referrals = Referral.objects.bulk_create(
            [
                self.referral(one.referral, of, need)
                for (one, of, _plan, _answer), need in zip(with_need, needs, strict=True)
                if one.referral
            ],
            batch_size=BATCH,
        )
        rows = [self._episode(one, of) for one, of, _plan, _answer in with_need]
        for row, referral in zip(rows, referrals, strict=True):
            row.referral, row.service_need_id = referral, referral.service_need_id
        made = ServiceEpisode.objects.bulk_create(rows, batch_size=BATCH)
        ServiceRecord.objects.bulk_create(
            [
                ServiceRecord(
                    case_id=row.case_id,
                    open_to_id=row.open_to_id,
                    episode=row,
                    organisation_id=row.organisation_id,
                    worker_id=row.begun_by_id,
                    **same(record, "given_on", "amount"),
                )
                for row, (one, _of, _plan, _answer) in zip(made, with_need, strict=True)
                for record in one.records
            ],
            batch_size=BATCH,
        )

    def referral(self, one: Told, of: Followed, need: ServiceNeed) -> Referral:
        case = self.standing.cases[of.case.key]
        return Referral(
            **self._of(of),
            number=case.number,
            service_need=need,
            offer_id=one.offer_key,
            to_organisation=self.standing.organisations[one.provider_code],
            shared_summary=one.summary,
            shared_parts=SHARED,
            sent_by=self.standing.accounts[one.sent_by_key],
            answered_by=self.standing.accounts[one.answered_by_key] if one.answered_by_key else None,
            waiting_since=one.answered_at if one.state == "waiting" else None,
            **same(one, "state", "purpose", "wished_from", "sent_at", "answered_at", "refusal", "answer_words"),
            **same(one, "starts_on"),
        )

    def _episode(self, one: Episode, of: Followed) -> ServiceEpisode:
        case = self.standing.cases[of.case.key]
        return ServiceEpisode(
            **self._of(of),
            number=case.number,
            offer_id=one.offer_key,
            service_type=self.types[one.service_type],
            organisation=self.standing.organisations[one.provider_code],
            begun_by=self.standing.accounts[one.begun_by_key],
            ended_at=at(one.ends_on, 16) if one.ends_on else None,
            **same(one, "state", "starts_on", "ends_on", "ended_reason", "outcome", "satisfaction", "counted_under"),
        )

    def _of(self, of: Followed) -> dict[str, object]:
        case = self.standing.cases[of.case.key]
        return {"case": case, "open_to_id": case.open_to_id, "person_id": case.person_id}
