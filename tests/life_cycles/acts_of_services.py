"""Acts of referrals and services: what the team asks, what providers answer and give, and who else wants the place."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from pertvarka.foundation.access.models import Account
from pertvarka.people.delivery.actions import beneficiaries, episodes, records, referrals
from pertvarka.people.delivery.models import Referral, ServiceEpisode
from pertvarka.people.plans.models import ServiceNeed
from tests.life_cycles.life import Act, Acts, Life
from tests.life_cycles.standing import Row

LIVE = ("sent", "waiting", "accepted", "started")
ANSWERED = ("sent", "waiting", "accepted")
WORDS = "Taip susitarėme."


def of_referrals(life: Life) -> Acts:
    plans = [life.now.in_force] if life.now.in_force and not life.is_heedless else life.now.plans
    standing = {(row.service_need_id, row.offer_id) for row in life.now.referrals if row.state in LIVE}
    for plan in plans:
        for need in (one for row in plan.needs for one in row.services):
            for offer in life.stage.offers:
                fits = offer.service_type_id == need.service_type_id and (need.id, offer.pk) not in standing
                is_asked = life.now.is_open and plan is life.now.in_force
                if life.may(is_asked and fits and need.state in ("unmet", "referred", "waiting")):
                    yield Act("referral.send", life.manager, lambda need=need, offer=offer: _send(life, need, offer), 4)
    for row in (*life.now.referrals, *life.now.rivals):
        yield from _answers(life, row)


def _send(life: Life, need: Row, offer: Any) -> None:
    referrals.send(
        need=ServiceNeed.objects.select_related("case", "plan").get(pk=need.id),
        offer=offer,
        purpose=WORDS,
        shared_summary=WORDS,
        shared_parts=life.pick(("identity",), (), ("identity", "notes"), ("health",)),
        stays_in_queue=life.pick(True, True, False),
        by=life.manager,
    )


def _answers(life: Life, row: Row) -> Acts:
    """A rival's answers have names of their own: the places change, this life does not."""
    is_rival = row in life.now.rivals
    kind, weight, more = ("rival", 1, 0) if is_rival else ("referral", 3, 2)
    staff = [life.stage.providers[row.to_organisation_id]]
    if life.is_heedless:
        staff = list(life.stage.providers.values())
    for who in staff:
        if life.may(row.state in ("sent", "waiting")):
            yield Act(f"{kind}.accept", who, _act(referrals.accept, row, who, starts_on=_day(life)), weight + more)
        if life.may(row.state == "sent"):
            yield Act(f"{kind}.put_in_queue", who, _act(referrals.put_in_queue, row, who), weight)
        if life.may(row.state in ANSWERED):
            refusal = {"reason": "staff", "words": WORDS}
            yield Act(f"{kind}.refuse", who, _act(referrals.refuse, row, who, **refusal), 1)
        if life.may(row.state == "accepted"):
            yield Act(f"{kind}.start", who, _act(episodes.start, row, who, starts_on=_day(life, -20)), weight + more)
    if life.may(row.state in ANSWERED):
        yield Act(f"{kind}.withdraw", life.manager, _act(referrals.withdraw, row, life.manager), 1)


def _day(life: Life, days: int = 20) -> Any:
    return life.today + timedelta(days=days)


def _act(action: Callable[..., Any], row: Row, by: Account, **given: Any) -> Callable[[], Any]:
    """The row as the walk knows it, and as it may no longer be: the version it was read at goes with it."""
    return lambda: action(referral=Referral.objects.get(pk=row.id), by=by, **given)


def of_episodes(life: Life) -> Acts:
    for row in life.now.episodes:
        who = life.stage.providers[row.organisation_id]
        if life.may(row.state == "active"):
            yield Act("service.pause", who, _on(episodes.pause, row, who, reason="Ligoninėje"), 3)
        if life.may(row.state == "paused"):
            yield Act("service.resume", who, _on(episodes.resume, row, who), 5)
        if life.may(row.state != "ended"):
            yield Act("service.end", who, lambda row=row, who=who: _end(life, row, who), 2)
            yield Act("service.record", who, lambda row=row, who=who: _record(life, row, who), 2)
            yield Act("service.beside", who, _on(beneficiaries.add, row, who, role="child", sex="female", birth_year=2019), 1)  # fmt: skip


def _on(action: Callable[..., Any], row: Row, by: Account, **given: Any) -> Callable[[], Any]:
    return lambda: action(episode=ServiceEpisode.objects.get(pk=row.id), by=by, **given)


def _end(life: Life, row: Row, who: Account) -> None:
    ends_on = life.today - timedelta(days=life.pick(0, 5, 40))
    _on(episodes.end, row, who, ends_on=ends_on, reason=WORDS, satisfaction=life.pick(None, 5))()


def _record(life: Life, row: Row, who: Account) -> None:
    """One day of the month's sheet; a day outside the service is told in the cell and not kept."""
    episode = ServiceEpisode.objects.get(pk=row.id)
    given_on = life.today - timedelta(days=life.pick(0, 1, 2, 21, -1))
    kept = records.save_sheet(cells=[records.Cell(episode.uuid, given_on, life.pick("8", "7,5", "0"))], by=who)
    assert kept.changed_count + len(kept.faults) <= 1
