"""What a search answers, as its page draws it: numbers and what matched, never a name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.faces.workbench import case_lists, case_words
from pertvarka.faces.workbench.case_lists import Opening
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Hit, HitGroup, SearchResults
from pertvarka.people.cases.errors import AlreadyRegistered, NationalCodeMalformed
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import one_box
from pertvarka.people.cases.queries.one_box import Answer, Typed
from pertvarka.people.cases.states import CaseState

MATCHED = {
    Typed.NUMBER: gettext_lazy("the number matches"),
    Typed.CODE: gettext_lazy("the national code matches"),
    Typed.NAME: gettext_lazy("the name matches or is like it"),
}
RECORDED = {
    Typed.CODE: gettext_lazy("You searched by national code. The search is recorded; the code itself is not."),
    Typed.NAME: gettext_lazy("You searched by name. Each person found is recorded in the view log."),
}


@dataclass(frozen=True, slots=True)
class Searched:
    """`refusal` says why nothing was looked for; `elsewhere` that somebody out of sight has this code.

    `emergency_url` is for whoever found nothing and may open a case of another team in an emergency.
    """

    results: SearchResults
    refusal: str = ""
    elsewhere: str = ""
    emergency_url: str = ""


def searched(typed: str, *, by: Account, granted: Collection[str], today: date, page: str) -> Searched:
    kind = one_box.taken_for(typed)
    if kind is Typed.NOTHING:
        return Searched(SearchResults(""))
    may_search_codes = Permission.CODE_SEARCH in granted
    if kind is Typed.CODE and not may_search_codes:
        return Searched(SearchResults(""), refusal=_("Your role does not search by national code. Search by number."))
    try:
        answer = one_box.answer(typed, by=by, page=page, today=today, may_search_codes=may_search_codes)
    except NationalCodeMalformed as malformed:
        return Searched(SearchResults(""), refusal=malformed.sentence)
    return Searched(
        results=_results(typed, answer, opened=case_lists.opening(granted)),
        elsewhere=AlreadyRegistered().sentence if answer.is_known_elsewhere else "",
        emergency_url=(reverse("cases:emergency") if not answer.found and Permission.EMERGENCY_OPEN in granted else ""),
    )


def _results(typed: str, answer: Answer, *, opened: Opening) -> SearchResults:
    hits = tuple(
        Hit(
            label=one.case.number,
            url=opened.url(one.case) or opened.mandate_url(one.case),
            note=_note(one.case, matched=str(MATCHED[answer.typed])),
            is_invented=one.case.person.is_invented,
        )
        for one in answer.found
    )
    group = HitGroup(_("Cases"), "PersonGroup", hits, len(hits))
    return SearchResults(typed.strip(), (group,), str(RECORDED.get(answer.typed, "")))


def _note(case: Case, *, matched: str) -> str:
    said = (matched, str(case.municipality), str(CaseState(case.state).label))
    return case_words.begun("; ".join(said))
