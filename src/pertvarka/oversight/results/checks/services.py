"""Checks of people: who was assessed, who was served, and which figures are not in a sum."""

from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.figures import Figures, listed, minus, over, plus, share
from pertvarka.oversight.results.checks.history import OBJECTIVE_1_PAGE, PRESENT_PLAN, RESULTS_PAGE, REVIEW_2017
from pertvarka.oversight.results.checks.registry import check

CARERS = "on-duty-carers"
DELIVERED = ("1.4.3.1", "1.4.3.2", "1.4.3.3")
MOTHERS, THEIR_CHILDREN = "1.4.3.3", "1.4.3.3-children"
SAME_SERVICE = {"family-model-homes": "1.4.3.1", "accompanied-care": "1.4.3.2", "support-for-mothers": "1.4.3.3"}
"""Parts of 2017 (002) and the parts of all years (004) that are the same service."""


@check
def persons_assessed() -> Figures:
    """Disabled people and children against the stated number."""
    parts = history.parts("persons-assessed", source=REVIEW_2017)
    return (plus(parts.values(), history.stated("persons-assessed", source=REVIEW_2017)),)


@check
def services_2017() -> Figures:
    """The pilot services; what the stated 230 has beyond them; the carers, as stated apart; with the children."""
    parts = history.parts("services-2017", source=REVIEW_2017)
    pilots = plus(persons for code, persons in parts.items() if code != CARERS)
    stated = history.stated("services-2017", source=REVIEW_2017)
    carers = history.stated("on-duty-carers-supported", source=REVIEW_2017)
    children = history.stated("children-kept-out-of-institutions", source=REVIEW_2017)
    return (
        pilots,
        minus(stated, pilots.total),
        plus((pilots.total, carers), stated),
        plus((pilots.total, children)),
    )


@check
def children_with_carers() -> Figures:
    """Children who are not infants; children a carer."""
    indicator = "children-kept-out-of-institutions"
    children = history.stated(indicator, source=REVIEW_2017)
    infants = history.part(indicator, "infants", source=REVIEW_2017)
    older = history.part(indicator, "older-children", source=REVIEW_2017)
    carers = history.stated("on-duty-carers-supported", source=REVIEW_2017)
    return minus(children, infants, older), over(children, carers)


@check
def persons_served() -> Figures:
    """The parts of 1.4.3 against its target; with the children told beside them."""
    served = [history.part("1.4.3", code, source=OBJECTIVE_1_PAGE) for code in DELIVERED]
    target = history.target("1.4.3", version=PRESENT_PLAN)
    return plus(served, target), plus((sum(served), _children_of_mothers()))


@check
def services_2017_of_all_years() -> Figures:
    """The persons of 2017 as a share of those of all years, service by service."""
    first_year = history.parts("services-2017", source=REVIEW_2017)
    return tuple(
        share(first_year.get(code, 0), history.part("1.4.3", whole, source=OBJECTIVE_1_PAGE))
        for code, whole in SAME_SERVICE.items()
    )


@check
def children_per_mother() -> Figures:
    return (over(_children_of_mothers(), history.part("1.4.3", MOTHERS, source=OBJECTIVE_1_PAGE)),)


@check
def carers_against_target() -> Figures:
    """On-duty carers of 2017 as a share of the social carers planned."""
    carers = history.part("1.4.2", CARERS, source=REVIEW_2017, beside=True)
    return (share(carers, history.target("1.4.2", version=PRESENT_PLAN)),)


@check
def survey_respondents() -> Figures:
    """The two groups surveyed; the words that make both numbers lower bounds."""
    survey = history.statement("survey-respondents", source=RESULTS_PAGE)
    words = survey.wording_lt.split("; ") if survey.is_lower_bound else []
    bounds = [" ".join(said.split()[:2]) for said in words if said.startswith("Per ")]
    return plus(history.parts("survey-respondents", source=RESULTS_PAGE).values()), listed(bounds)


def _children_of_mothers() -> int:
    return history.part("1.4.3", THEIR_CHILDREN, source=OBJECTIVE_1_PAGE, beside=True)
