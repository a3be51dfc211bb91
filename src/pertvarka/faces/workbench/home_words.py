"""Homes and moves in words: a line of the history, the state of a move, where from and where to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.faces.workbench import case_words
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery.models import Placement, Transition
from pertvarka.people.delivery.queries import placements
from pertvarka.people.delivery.queries.placements import Lived
from pertvarka.people.delivery.queries.readiness import Flag
from pertvarka.people.delivery.states import TransitionState

MOVE_COLOURS = {
    TransitionState.PREPARING: AMBER,
    TransitionState.MOVED: FLAX,
    TransitionState.SETTLED: TEAL,
    TransitionState.BROKEN: BRICK,
    TransitionState.CANCELLED: OUTLINE,
}
FLAG_WORDS = {
    Flag.NO_ASSESSMENT: gettext_lazy("not assessed"),
    Flag.NO_PLAN: gettext_lazy("no agreed plan"),
    Flag.NO_NEXT_HOME: gettext_lazy("no next home"),
    Flag.OVERDUE: gettext_lazy("a step is late"),
}
YOUNG = {
    rules.YoungChild.IS: gettext_lazy(
        "The child is under three and lives in an institution. At this age a child grows up in a family: look for a "
        "carer at once."
    ),
    rules.YoungChild.MAY_BE: gettext_lazy(
        "The child may be under three and lives in an institution. At this age a child grows up in a family: look for "
        "a carer at once."
    ),
}


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One line of the history; a gap has no kind and no place."""

    line: Lived
    kind: str = ""
    place: str = ""
    municipality: str = ""
    notes: tuple[str, ...] = ()
    is_institution: bool = False
    end_url: str = ""
    correct_url: str = ""

    @property
    def is_gap(self) -> bool:
        return self.line.placement is None


def row(line: Lived, *, end_url: str = "", correct_url: str = "") -> HomeRow:
    home = line.placement
    if home is None:
        return HomeRow(line, notes=(line.gap_reason,) if line.gap_reason else ())
    return HomeRow(
        line,
        kind=kind(home.kind),
        place=_place(home),
        municipality=str(home.municipality),
        notes=tuple(filter(None, _notes(home))),
        is_institution=home.is_institutional,
        end_url=end_url if home.ends_on is None else "",
        correct_url=correct_url,
    )


def kind(code: str) -> str:
    return case_words.begun(str(Placement.Kind(code).label))


def lives_now(home: Placement) -> str:
    """`Globos įstaiga „Liepų alėja“, Alytaus m. sav.`: kind, place, municipality."""
    return ", ".join(filter(None, (kind(home.kind), _place(home), str(home.municipality))))


def young(home: Placement | None, *, birth_year: int | None) -> str:
    if home is None:
        return ""
    told = rules.young_child(is_institutional=home.is_institutional, birth_year=birth_year, on=home.starts_on)
    return str(YOUNG[told]) if told else ""


def goes_from(move: Transition) -> str:
    return case_words.begun(placements.name_of(move.left)) if move.left else _("not recorded")


def goes_to(move: Transition) -> str:
    offer = move.to_offer
    place = offer.site.name if offer and not offer.site.is_address_secret else ""
    number = move.to_household.number if move.to_household else ""
    return ", ".join(filter(None, (kind(move.to_kind), place, number, str(move.to_municipality))))


def move_tag(move: Transition) -> Status:
    state = TransitionState(move.state)
    return Status(str(state.label), MOVE_COLOURS[state])


def _place(home: Placement) -> str:
    name = placements.name_of(home)
    if home.household:
        return home.household.number
    return "" if name == str(home.get_kind_display()) else name


def _notes(home: Placement) -> tuple[str, ...]:
    return (
        case_words.begun(str(home.get_start_kind_display())) + ".",
        _("Cause: %(cause)s.") % {"cause": home.get_return_cause_display()} if home.return_cause else "",
        home.start_reason,
        home.legal_decision,
        _("With brothers and sisters.") if home.siblings_together else "",
        _("Left: %(reason)s") % {"reason": home.end_reason} if home.end_reason else "",
    )
