"""Invented assessments in the tables: with the shipped forms, their answers, assessors and the needs found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor, IdentifiedNeed
from pertvarka.people.cases.models import Case, TeamMember
from pertvarka.people.demonstration import assessed, moments
from pertvarka.people.demonstration.followed import Assessment as Invented
from pertvarka.people.demonstration.following import Followed
from pertvarka.people.demonstration.same import same

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500
ROLE = "assessor"
DEMO_REGION = "LT-UT"
DEMO_ORGANISATION = "socialine-parama-utenos-rajono"
"""Where the assessors of the demonstration work (definitions/roles/assessor.yaml)."""
_OF_DEMO = 4
_COLUMNS = (
    "state", "reason", "due_on", "planned_at", "started_on", "submitted_at", "checked_at", "agreed_on", "agreed_by",
    "agreed_words", "support_level", "living_wish", "next_due_on",
)  # fmt: skip


def load(followed: Sequence[Followed], standing: "Standing") -> None:
    versions = {
        version.instrument.code: version
        for version in InstrumentVersion.objects.filter(withdrawn_at=None, instrument__is_shipped=True)
        .select_related("instrument")
        .defer("form", "workbook")
        .order_by("number")
    }
    told = [
        (one, standing.cases[of.case.key], of)
        for of in followed
        for one in of.assessments
        if one.instrument in versions
    ]
    rows = Assessment.objects.bulk_create(
        [
            Assessment(
                case=case,
                open_to_id=case.open_to_id,
                person_id=case.person_id,
                number=case.number,
                instrument_version=versions[one.instrument],
                planned_by=standing.accounts[one.planned_by_key],
                checked_by=standing.accounts[one.checked_by_key] if one.checked_by_key else None,
                scores=dict(one.scores),
                **same(one, *_COLUMNS),
            )
            for one, case, _of in told
        ],
        batch_size=BATCH,
    )
    made = list(zip(rows, told, strict=True))
    _link_to_former(made)
    standing.assessments |= {one.key: row for row, (one, _case, _of) in made}
    IdentifiedNeed.objects.bulk_create(
        [
            IdentifiedNeed(
                assessment=row,
                case=case,
                open_to_id=case.open_to_id,
                **same(need, "domain", "own_words", "evidence", "support_level"),
            )
            for row, (one, case, _of) in made
            for need in one.needs
        ],
        batch_size=BATCH,
    )
    standing.needs |= {
        (need.assessment_id, need.domain): need
        for need in IdentifiedNeed.objects.filter(assessment__in=[row.pk for row in rows])
    }
    _assessors_and_answers(made, standing)


def _link_to_former(made: Sequence[tuple[Assessment, tuple[Invented, Case, Followed]]]) -> None:
    last: dict[int, Assessment] = {}
    later = []
    for row, (_one, case, _of) in made:
        if case.pk in last:
            row.previous = last[case.pk]
            later.append(row)
        last[case.pk] = row
    Assessment.objects.bulk_update(later, ["previous"], batch_size=BATCH)


def _assessors_and_answers(
    made: Sequence[tuple[Assessment, tuple[Invented, Case, Followed]]], standing: "Standing"
) -> None:
    emails = [demo_email(seat.key) for seat in roles.role(ROLE).demo_seats]
    demo = sorted(Account.objects.filter(email__in=emails), key=lambda account: emails.index(account.email))
    for_demo = _OF_DEMO if demo and DEMO_ORGANISATION in standing.organisations else 0
    appointed, answered, team = [], [], []
    for row, (one, case, of) in made:
        belongs = {"case": case, "open_to_id": case.open_to_id}
        who = [(standing.accounts[key], case.organisation) for key in one.assessor_keys]
        is_open = one.agreed_on is None
        if (
            is_open
            and for_demo
            and of.person.region_code == DEMO_REGION
            and case.open_to_id
            and one.submitted_at is None
        ):
            for_demo -= 1
            ours = [(account, standing.organisations[DEMO_ORGANISATION]) for account in demo[: len(who)]]
            who = [*ours, *who[len(ours) :]]
            team += [(case, *seat, one.planned_at) for seat in ours]
        ends_at = None if is_open else moments.at(one.agreed_on or one.due_on, 18)
        for place, (account, organisation) in enumerate(who):
            appointed.append(
                Assessor(
                    **belongs,
                    assessment=row,
                    account=account,
                    organisation=organisation,
                    is_lead=place == 0,
                    since=one.planned_at,
                    may_write_until=ends_at,
                    until=ends_at,
                )
            )
        if one.state == "planned" or not who:
            continue
        answered.append(
            AssessmentResponse(
                **belongs,
                assessment=row,
                instrument_version_id=row.instrument_version_id,
                kind="agreed" if len(who) > 1 and not is_open else "own",
                answers=assessed.answers(one),
                started_at=one.planned_at,
                started_by=who[0][0],
                saved_at=one.submitted_at or one.planned_at,
                submitted_at=one.submitted_at,
            )
        )
    Assessor.objects.bulk_create(appointed, batch_size=BATCH)
    AssessmentResponse.objects.bulk_create(answered, batch_size=BATCH)
    TeamMember.objects.bulk_create(
        [
            TeamMember(
                case=case,
                open_to_id=case.open_to_id,
                person_id=case.person_id,
                organisation=organisation,
                account=account,
                role_code=ROLE,
                parts=["case", "identity"],
                since=since,
            )
            for case, account, organisation, since in team
        ]
    )
