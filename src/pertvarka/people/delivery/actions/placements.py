"""Where a person lives, recorded: one place at a time, no gap without its reason, a return with its cause."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery.actions import returns
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import placements
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer

OVERLAP = "placement_one_at_a_time"
WORDS_LIMIT = 300
DECISION_LIMIT = 200


@dataclass(frozen=True, slots=True)
class PlacementGiven:
    """A home as it is told. `ends_former` lets the present home end on the first day of this one."""

    kind: str
    municipality: Municipality
    starts_on: date
    start_kind: str
    ends_on: date | None = None
    organisation: Organisation | None = None
    household: CarerHousehold | None = None
    offer: ServiceOffer | None = None
    start_reason: str = ""
    return_cause: str = ""
    gap_reason: str = ""
    end_reason: str = ""
    legal_decision: str = ""
    siblings_together: bool | None = None
    ends_former: bool = False


def record(*, case: Case, given: PlacementGiven, by: Account) -> Placement:
    """Write down a home: lived there already, admitted, moved, returned. A return opens a review of the case.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account records no home here.
        LivesElsewhere, GapUnexplained, LeavingDayImpossible, DateInFuture, DayTooEarly: the days.
        InstitutionMissing, ReturnCauseMissing, ReturnNotAdmission, AdmissionNotReturn, OnlyInstitutionsAreReturnedTo:
            how the person came there.
    """
    today = timezone.localdate()
    policy.require(by, Permission.PLACEMENT_CHANGE, on=today)
    _check_days(given.starts_on, given.ends_on, today=today)
    with transaction.atomic():
        held = admission.standing(case)
        take_turns(held)
        rows = placements.of_case(held)
        former = next((row for row in rows if row.ends_on is None and row.starts_on < given.starts_on), None)
        others = [
            placements.stay(row, ends_on=given.starts_on if given.ends_former and row is former else row.ends_on)
            for row in rows
        ]
        _check_entrance(given, others)
        _check_place(given, others)
        if given.ends_former and former is not None:
            _end(former, given.starts_on, reason=given.start_reason, by=by, case=held)
        made = put_down(case=held, given=given, by=by)
        if given.ends_on is not None:
            _explain_next(held, made, reason=given.gap_reason)
        if made.start_kind == Placement.Start.RETURN:
            returns.follow(case=held, placement=made, by=by)
    return made


def end(*, placement: Placement, ends_on: date, reason: str, expected_version: int, by: Account) -> None:
    """The person has left; where they went is recorded next.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not record it.
        HomeEnded, LeavingDayImpossible, DateInFuture, TextMissing, TextTooLong: what was typed.
        ChangedMeanwhile: somebody changed it meanwhile.
    """
    policy.require(by, Permission.PLACEMENT_CHANGE, on=timezone.localdate())
    why = diary_rules.written(reason, limit=WORDS_LIMIT)
    with transaction.atomic():
        row, case = _held(placement)
        if row.ends_on is not None:
            raise errors.HomeEnded
        row.version = expected_version
        _end(row, ends_on, reason=why, by=by, case=case)


def correct(*, placement: Placement, changes: Mapping[str, Any], expected_version: int, by: Account) -> None:
    """Put right what was recorded wrongly: days, place, decision; the kind of a home and its cause stay.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, ProcessingRestricted: this account does not correct it.
        LivesElsewhere, GapUnexplained, LeavingDayImpossible, DateInFuture, DayTooEarly: the days.
        ChangedMeanwhile: somebody changed it meanwhile.
    """
    today = timezone.localdate()
    policy.require(by, Permission.PLACEMENT_CHANGE, on=today)
    unknown = set(changes) - CORRECTED
    if unknown:
        raise ValueError(f"not corrected: {unknown}")  # if you are seeing this, a form offers too much
    with transaction.atomic():
        row, case = _held(placement, takes="correction")
        starts_on, ends_on = changes.get("starts_on", row.starts_on), changes.get("ends_on", row.ends_on)
        _check_days(starts_on, ends_on, today=today)
        others = [placements.stay(other) for other in placements.of_case(case) if other.pk != row.pk]
        new = rules.Stay(starts_on, ends_on)
        _refuse_overlap(new, others)
        _refuse_gap(new, others, reason=changes.get("gap_reason", row.gap_reason))
        with _told_apart():
            locking.save_unless_changed(row, expected_version=expected_version, changes=changes)
        if ends_on is not None:
            _explain_next(case, row, reason=changes.get("gap_reason", row.gap_reason))
        _record("placement.corrected", row, case=case, by=by, columns=sorted(changes))


CORRECTED = frozenset(
    {"starts_on", "ends_on", "municipality", "start_reason", "gap_reason", "legal_decision", "siblings_together"}
)


def take_turns(case: Case) -> None:
    """Homes of one person are written one after another; whoever comes second looks at what the first has written."""
    locking.take_turns("homes of a person", case.person_id)


def put_down(*, case: Case, given: PlacementGiven, by: Account) -> Placement:
    """The home itself, inside the act that gave rise to it and took its turn; its days and its way were looked at.

    Raises:
        LivesElsewhere: another case of the person holds the other home.
    """
    with _told_apart():
        made = Placement.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            person_id=case.person_id,
            kind=Placement.Kind(given.kind),
            organisation=given.organisation,
            site_id=given.offer.site_id if given.offer else None,
            household=given.household,
            offer=given.offer,
            municipality=given.municipality,
            starts_on=given.starts_on,
            ends_on=given.ends_on,
            start_kind=Placement.Start(given.start_kind),
            start_reason=given.start_reason.strip(),
            return_cause=given.return_cause,
            gap_reason=given.gap_reason.strip(),
            end_reason=given.end_reason.strip(),
            legal_decision=given.legal_decision.strip(),
            siblings_together=given.siblings_together,
            recorded_by=by,
        )
    _record("placement.recorded", made, case=case, by=by, starts_on=made.starts_on.isoformat(), way=made.start_kind)
    return made


def end_with_move(row: Placement, moved_on: date, *, case: Case, by: Account) -> None:
    """The home left by a move that is being confirmed."""
    _end(row, moved_on, reason="", by=by, case=case)


def refuse_gap_before(case: Case, day: date) -> None:
    """Between the last home and a move made from nowhere lies a time that somebody has to tell of first.

    Raises:
        GapUnexplained: the last home ended before that day.
    """
    _refuse_gap(rules.Stay(day), [placements.stay(row) for row in placements.of_case(case)], reason="")


def _end(row: Placement, ends_on: date, *, reason: str, by: Account, case: Case) -> None:
    diary_rules.check_happened(ends_on, today=timezone.localdate())
    if ends_on <= row.starts_on:
        raise errors.LeavingDayImpossible
    changes = {"ends_on": ends_on, "end_reason": reason.strip()}
    locking.save_unless_changed(row, expected_version=row.version, changes=changes)
    _record("placement.ended", row, case=case, by=by, ends_on=ends_on.isoformat())


def _held(placement: Placement, *, takes: str = "work") -> tuple[Placement, Case]:
    row = Placement.objects.filter(pk=placement.pk).first()
    if row is None:
        raise errors.HomeNotFound
    case = admission.standing(Case(pk=row.case_id), takes=takes)
    take_turns(case)
    row.refresh_from_db()
    return row, case


def _check_days(starts_on: date, ends_on: date | None, *, today: date) -> None:
    diary_rules.check_happened(starts_on, today=today)
    if ends_on is not None:
        diary_rules.check_happened(ends_on, today=today)
        if ends_on <= starts_on:
            raise errors.LeavingDayImpossible


def _check_entrance(given: PlacementGiven, others: list[rules.Stay]) -> None:
    start = Placement.Start(given.start_kind)
    entering = {Placement.Start.ADMISSION, Placement.Start.RETURN}
    if given.kind not in Placement.INSTITUTIONAL:
        if start in entering:
            raise errors.OnlyInstitutionsAreReturnedTo
        return
    if given.organisation is None:
        raise errors.InstitutionMissing
    way = rules.entrance(given.starts_on, others)
    if start == Placement.Start.ADMISSION and way is not rules.Entrance.ADMISSION:
        raise errors.ReturnNotAdmission
    if start != Placement.Start.RETURN and way is rules.Entrance.RETURN:
        raise errors.ReturnNotAdmission
    if start == Placement.Start.RETURN:
        if not given.return_cause:
            raise errors.ReturnCauseMissing
        if way is not rules.Entrance.RETURN:
            raise errors.AdmissionNotReturn


def _check_place(given: PlacementGiven, others: list[rules.Stay]) -> None:
    new = rules.Stay(given.starts_on, given.ends_on)
    _refuse_overlap(new, others)
    _refuse_gap(new, others, reason=given.gap_reason)


def _refuse_overlap(new: rules.Stay, others: list[rules.Stay]) -> None:
    other = rules.overlapped(new, others)
    if other:
        raise errors.LivesElsewhere(place=other.name, since=other.starts_on)


def _refuse_gap(new: rules.Stay, others: list[rules.Stay], *, reason: str) -> None:
    gap = next(iter(rules.gaps_beside(new, others)), None)
    if gap and not reason.strip():
        raise errors.GapUnexplained(since=gap.since, until=gap.until)


def _explain_next(case: Case, made: Placement, *, reason: str) -> None:
    """The reason of a gap stands with the home that follows it."""
    following = [row for row in placements.of_case(case) if made.ends_on and row.starts_on > made.ends_on]
    if following and reason.strip():
        after = min(following, key=lambda row: row.starts_on)
        if not after.gap_reason:
            changes = {"gap_reason": reason.strip()}
            locking.save_unless_changed(after, expected_version=after.version, changes=changes)


@contextmanager
def _told_apart() -> Iterator[None]:
    """What the database refuses, in words.

    Raises:
        LivesElsewhere: another case of the person, which this account may not see, holds the other home.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        if OVERLAP in str(problem):
            raise errors.LivesElsewhere from problem
        raise


def _record(kind: str, row: Placement, *, case: Case, by: Account, **details: Any) -> None:
    audit.record(kind, about=case.reference, by=by.reference, placement=str(row.uuid), home=row.kind, **details)
