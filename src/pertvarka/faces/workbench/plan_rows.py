"""The needs of a plan as rows: the meter, each need in the person's words, its answers, how they stand."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pertvarka.faces.workbench import plan_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.plans import domains
from pertvarka.people.plans.models import Goal, Plan, PlanNeed, ServiceNeed
from pertvarka.people.plans.queries import holes
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.people.plans.states import PlanState, ServiceNeedState


@dataclass(frozen=True, slots=True)
class Segment:
    """One need on the meter."""

    standing: str


@dataclass(frozen=True, slots=True)
class ShownMeter:
    """The bar, its sentence, and the count that matters most."""

    segments: tuple[Segment, ...]
    sentence: str
    holes: str
    holes_count: int


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A goal or a service: what, in which state, and where it is changed."""

    title: str
    notes: tuple[str, ...]
    tag: Status
    tag_note: str = ""
    change_url: str = ""
    change_label: str = ""
    strike_out_url: str = ""
    refer_url: str = ""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need with all its answers. `buttons` open questions in place; `ups` are pressed."""

    need: PlanNeed
    domain: str
    standing: str
    tag: Status
    answers: tuple[ShownAnswer, ...]
    reason: str
    buttons: tuple[Button, ...] = ()
    moves: tuple[Button, ...] = ()

    @property
    def anchor(self) -> str:
        return f"need-{self.need.uuid}"


@dataclass(frozen=True, slots=True)
class Links:
    """Where the answers of a plan are changed: all of them in a draft, how they stand in a plan in force."""

    found: OpenedCase
    plan: Plan
    edits: bool
    settles: bool

    def of(self, row: Goal | ServiceNeed, *, change: str, settle: str, label: str) -> dict[str, str]:
        if self.edits:
            return {
                "change_url": self.found.address(change, self.plan.uuid, row.uuid),
                "change_label": pgettext("verb", "Change"),
                "strike_out_url": self.found.address("cases:plan_answer_remove", self.plan.uuid, row.uuid),
            }
        if self.settles and label:
            return {"change_url": self.found.address(settle, self.plan.uuid, row.uuid), "change_label": label}
        return {}

    def to_offers(self, row: ServiceNeed) -> str:
        """Where a place is looked for, for whoever leads the case and refers."""
        refers = self.plan.state in IN_FORCE and Act.LEAD in self.found.acts and row.state != ServiceNeedState.MET
        return self.found.address("cases:need_match", row.uuid) if refers else ""


def shown_meter(needs: list[PlanNeed], *, today: date) -> ShownMeter:
    measured = holes.meter(needs, today=today)
    segments = [Segment(one) for one, count in measured.parts for _place in range(count)]
    return ShownMeter(tuple(segments), plan_words.meter(measured), plan_words.holes(measured), measured.holes_count)


def rows_of(found: OpenedCase, plan: Plan, needs: list[PlanNeed], *, today: date, writes: bool) -> tuple[NeedRow, ...]:
    edits = writes and plan.state == PlanState.DRAFT
    links = Links(found, plan, edits=edits, settles=writes and plan.state in IN_FORCE)
    rows = []
    for place, need in enumerate(needs):
        standing = holes.standing(need, today=today)
        answers = (
            *(_goal(links, goal) for goal in need.goals.all()),
            *(_service(links, row, today=today) for row in need.service_needs.all()),
        )
        rows.append(
            NeedRow(
                need=need,
                domain=domains.label(need.domain),
                standing=standing,
                tag=plan_words.standing_tag(standing),
                answers=answers,
                reason=plan_words.reason(need),
                buttons=_buttons(found, plan, need, has_answers=bool(answers)) if edits else (),
                moves=_moves(found, plan, need, is_first=place == 0, is_last=place == len(needs) - 1) if edits else (),
            )
        )
    return tuple(rows)


def _goal(links: Links, goal: Goal) -> ShownAnswer:
    # The notes stand in one line, so the full stop of the first would stand before a semicolon.
    notes = [goal.measure.rstrip(". "), _("helps: %(who)s") % {"who": goal.responsible}]
    if goal.due_on:
        notes.append(_("until %(date)s") % {"date": goal.due_on.isoformat()})
    return ShownAnswer(
        _("Goal: %(words)s") % {"words": goal.own_words},
        tuple(filter(None, notes)),
        plan_words.goal_tag(goal),
        **links.of(goal, change="cases:plan_goal", settle="cases:plan_goal_settle", label=_("Is it reached?")),
    )


def _service(links: Links, row: ServiceNeed, *, today: date) -> ShownAnswer:
    notes = (
        plan_words.amount(row),
        _("%(municipality)s, from %(date)s")
        % {"municipality": row.municipality.name, "date": row.wished_from.isoformat()},
        str(row.get_urgency_display()) if row.urgency == ServiceNeed.Urgency.NOW else "",
        _("within %(count)s km") % {"count": row.within_km} if row.within_km else "",
        _("together with brothers and sisters") if row.keep_siblings_together else "",
        _("no move before it begins") if row.blocks_move else "",
    )
    is_over = row.state == ServiceNeedState.NO_LONGER_NEEDED
    return ShownAnswer(
        row.service_type.name,
        tuple(filter(None, notes)),
        plan_words.standing_tag(row.state),
        plan_words.service_note(row, today=today),
        **links.of(
            row,
            change="cases:plan_service",
            settle="cases:plan_service_not_needed",
            label="" if is_over else _("No longer needed"),
        ),
        refer_url="" if is_over else links.to_offers(row),
    )


def _buttons(found: OpenedCase, plan: Plan, need: PlanNeed, *, has_answers: bool) -> tuple[Button, ...]:
    wished = (
        (True, _("Set a goal"), "cases:plan_goal_new"),
        (True, _("Propose a service"), "cases:plan_service_new"),
        (not has_answers, _("Not needed"), "cases:plan_no_service"),
        (not has_answers, _("Put off"), "cases:plan_later"),
        (True, _("Change the words"), "cases:plan_need"),
    )
    return tuple(Button(label, found.address(name, plan.uuid, need.uuid)) for offered, label, name in wished if offered)


def _moves(found: OpenedCase, plan: Plan, need: PlanNeed, *, is_first: bool, is_last: bool) -> tuple[Button, ...]:
    url = found.address("cases:plan_need_move", plan.uuid, need.uuid)
    moves = [
        *([] if is_first else [Button(_("Higher"), url, "ChevronUp", is_post=True, name="step", value="-1")]),
        *([] if is_last else [Button(_("Lower"), url, "ChevronDown", is_post=True, name="step", value="1")]),
    ]
    if not need.identified_id:
        removal = found.address("cases:plan_need_remove", plan.uuid, need.uuid)
        moves.append(Button(_("Strike out"), removal, is_post=True))
    return tuple(moves)
