"""Acts of homes and moves: where the person lives, what is made ready, how they live afterwards, and coming back."""

from datetime import timedelta
from typing import Any

from pertvarka.foundation.access.models import Account
from pertvarka.people.delivery import home_rules
from pertvarka.people.delivery.actions import follow_ups, outcomes, placements, transitions
from pertvarka.people.delivery.models import FollowUp, Placement, Transition
from pertvarka.people.plans.models import Plan
from tests.life_cycles.life import Act, Acts, Life
from tests.life_cycles.standing import Row

WORDS = "Taip sako pats žmogus."
DAYS_AGO = (900, 600, 400, 300, 200, 100, 60, 30, 10, 5, 1, 0)


def keepers(life: Life) -> list[Account]:
    """Who writes of homes: the manager, and the staff of the institution in which the person lives."""
    home = life.now.home
    hosts = life.stage.institutions
    here = [hosts[home.organisation_id]] if home and home.is_institutional else []
    return [life.manager, *(hosts.values() if life.is_heedless else here)]


def of_homes(life: Life) -> Acts:
    for who in keepers(life):
        if life.may(life.now.is_open):
            yield Act("home.record", who, lambda who=who: _record(life, who), 5 if life.now.home is None else 2)
            for row in life.now.homes:
                if life.may(row.ends_on is None):
                    yield Act("home.end", who, lambda row=row, who=who: _end(life, row, who), 1)
        for row in life.now.homes:
            yield Act("home.correct", who, lambda row=row, who=who: _correct(life, row, who), 1)


def _record(life: Life, who: Account) -> None:
    """Mostly as it would be told; now and then as somebody errs."""
    organisation = life.pick(None, *life.stage.institutions)
    starts_on, ends_on, ends_former = _days(life)
    stays = [home_rules.Stay(row.starts_on, row.ends_on, row.is_institutional) for row in life.now.homes]
    if ends_former and life.now.home:
        stays = [
            home_rules.Stay(one.starts_on, one.ends_on or starts_on, one.is_institutional)
            for one in stays
            if one.ends_on or one.starts_on < starts_on
        ]
    start = home_rules.entrance(starts_on, stays).value if organisation else "move"
    placements.record(
        case=life.case(),
        given=placements.PlacementGiven(
            kind="care_institution" if organisation else life.pick("own_family", "group_home"),
            municipality=life.stage.town,
            starts_on=starts_on,
            ends_on=ends_on,
            start_kind=life.pick(start, start, start, "first_known", "move", "return"),
            organisation=life.stage.organisation(organisation) if organisation else None,
            return_cause=life.pick("health", "health", ""),
            gap_reason=life.pick(WORDS, WORDS, ""),
            start_reason=WORDS,
            ends_former=ends_former,
        ),
        by=who,
    )


def _days(life: Life) -> tuple[Any, Any, bool]:
    """After the present home as a rule; else somewhere in the past, where it may lie over another."""
    home = life.now.home
    later = [days for days in DAYS_AGO if home is None or life.today - timedelta(days=days) > home.starts_on]
    if later and life.pick(True, True, False):
        return life.today - timedelta(days=life.pick(*later)), None, home is not None
    starts_on = life.today - timedelta(days=life.pick(*DAYS_AGO))
    ends_on = starts_on + timedelta(days=life.pick(50, 100, 1))
    return starts_on, ends_on if ends_on <= life.today else None, False


def _end(life: Life, row: Row, who: Account) -> None:
    placements.end(
        placement=Placement.objects.get(pk=row.id),
        ends_on=life.today - timedelta(days=life.pick(0, 1, 20)),
        reason=WORDS,
        expected_version=row.version,
        by=who,
    )


def _correct(life: Life, row: Row, who: Account) -> None:
    changes: dict[str, Any] = {}
    if life.pick(True, False):
        changes["starts_on"] = row.starts_on + timedelta(days=life.pick(-1, 1, -20, 20))
    if row.ends_on and (not changes or life.pick(False, True)):
        changes["ends_on"] = life.pick(row.ends_on + timedelta(days=life.pick(-1, 1, -20, 20)), None)
    changes["gap_reason"] = life.pick("", WORDS)
    if life.pick(True, False):
        del changes["gap_reason"]
    placements.correct(
        placement=Placement.objects.get(pk=row.id), changes=changes, expected_version=row.version, by=who
    )


def of_moves(life: Life) -> Acts:
    prepared = [row for row in life.now.moves if row.state == "preparing"]
    for who in keepers(life):
        plans = [life.now.in_force] if life.now.in_force else []
        if life.may(life.now.is_open and plans and not prepared):
            for plan in life.now.plans if life.is_heedless else plans:
                yield Act("move.prepare", who, lambda who=who, plan=plan: _prepare(life, plan, who), 3)
        for row in life.now.moves:
            if life.may(row.state == "preparing" and life.now.is_open):
                yield from _of_prepared(life, row, who)
            if life.may(row.state in ("moved", "settled") and life.now.is_open):
                yield from _of_moved(life, row, who)
        if life.may(life.now.is_open and life.now.home):
            yield Act("outcome.measure", who, lambda who=who: _measure(life, who), 1)


def _prepare(life: Life, plan: Row, who: Account) -> None:
    given = transitions.MoveGiven(
        to_kind=life.pick("group_home", "own_home", "care_institution")
        if life.is_heedless
        else life.pick("group_home", "own_home"),
        to_municipality=life.stage.town,
        planned_on=life.today + timedelta(days=20),
        own_words=WORDS,
        to_offer=life.pick(None, life.stage.offers[0]),
    )
    transitions.prepare(case=life.case(), plan=Plan.objects.get(pk=plan.id), given=given, by=who)


def _of_prepared(life: Life, row: Row, who: Account) -> Acts:
    is_ready = all(line.done_on or line.exception_reason for line in row.lines if line.is_blocking)
    if life.may(not is_ready):
        yield Act("move.tick_all", who, lambda: _tick_all(life, row, who), 5)
    for line in row.lines:
        done = line.done_on is not None
        yield Act("move.untick" if done else "move.tick", who, lambda line=line, done=done: _tick(row, line, who, is_done=not done), 1)  # fmt: skip
        yield Act("move.except", who, lambda line=line: _except(life, row, line, who), 1)
    yield Act("move.set_day", who, lambda: _set_day(life, row, who), 1)
    yield Act("move.confirm", who, lambda: _confirm(life, row, who), 6 if is_ready else 1)
    yield Act("move.cancel", who, lambda: _cancel(row, who), 1)


def _move(row: Row) -> Transition:
    return Transition.objects.get(pk=row.id)


def _tick(row: Row, line: Row, who: Account, *, is_done: bool) -> None:
    transitions.tick(move=_move(row), code=line.code, is_done=is_done, by=who)


def _tick_all(life: Life, row: Row, who: Account) -> None:
    for line in row.lines:
        if line.is_blocking and line.done_on is None:
            _tick(row, line, who, is_done=True)


def _except(life: Life, row: Row, line: Row, who: Account) -> None:
    transitions.except_item(move=_move(row), code=line.code, reason=life.pick(WORDS, ""), by=who)


def _set_day(life: Life, row: Row, who: Account) -> None:
    day = life.today + timedelta(days=life.pick(5, 40, -1))
    transitions.set_day(move=_move(row), planned_on=day, expected_version=row.version, by=who)


def _confirm(life: Life, row: Row, who: Account) -> None:
    moved_on = life.today - timedelta(days=life.pick(0, 0, 5, 25, 250, -1))
    transitions.confirm(move=_move(row), moved_on=moved_on, expected_version=row.version, by=who)


def _cancel(row: Row, who: Account) -> None:
    transitions.cancel(move=_move(row), reason=WORDS, expected_version=row.version, by=who)


def _of_moved(life: Life, row: Row, who: Account) -> Acts:
    for talk in row.talks:
        if life.may(talk.held_on is None):
            yield Act("follow_up.hold", who, lambda talk=talk: _talk(life, talk, who), 4 if talk.months > 6 else 2)


def _talk(life: Life, talk: Row, who: Account) -> None:
    follow_ups.record(
        follow_up=FollowUp.objects.get(pk=talk.id),
        held_on=life.today,
        lives_there=life.pick(True, True, False),
        own_words=life.pick(WORDS, WORDS, WORDS, ""),
        words="",
        by=who,
    )


def _measure(life: Life, who: Account) -> None:
    outcomes.measure(
        case=life.case(),
        moment=life.pick("before", "months_6"),
        measured_on=life.today,
        answers={"health": life.pick(3, 4, 5)},
        own_words=WORDS,
        by=who,
    )
