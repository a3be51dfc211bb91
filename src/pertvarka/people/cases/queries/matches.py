"""Is somebody who is to be registered there already? Compared with the rows one may see; of others only that they are.

Every comparison leaves its trace, also the one that finds nobody: otherwise asking would be a way to learn, unseen, who
is known to the system.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.people.cases import rules
from pertvarka.people.cases.models import Case, Identity
from pertvarka.people.cases.queries import search

ALIKE_WITH_THE_BIRTH_DATE = 60
"""How like a name must be, in percent, when the date of birth is the same: a surname changes at a wedding."""
SHOWN_AT_MOST = 5


class Reason(StrEnum):
    """Why a registered person may be the same one."""

    CODE = "code"
    NAME = "name"
    LIKE_NAME = "like_name"
    BIRTH_DATE = "birth_date"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is looked for; with a code the rest may be missing."""

    first_name: str = ""
    surname: str = ""
    birth_date: date | None = None
    national_code: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody whom the asker may see and who may be the one."""

    case: Case
    identity: Identity
    reasons: tuple[Reason, ...]

    @property
    def is_certain(self) -> bool:
        return Reason.CODE in self.reasons


@dataclass(frozen=True, slots=True)
class Matches:
    """`code_elsewhere` and `name_elsewhere` tell that there is somebody out of the asker's sight, and nothing more."""

    seen: tuple[Match, ...]
    code_elsewhere: bool = False
    name_elsewhere: bool = False

    @property
    def has_something(self) -> bool:
        return bool(self.seen) or self.code_elsewhere or self.name_elsewhere

    @property
    def is_registered(self) -> bool:
        """Somebody with exactly this code is there, seen or not: no second registration."""
        return self.code_elsewhere or any(match.is_certain for match in self.seen)


def compare(wanted: Wanted, *, by: Account, page: str) -> Matches:
    """Who of those in sight may be the one, the likest first, and whether there is somebody out of sight."""
    kind = ViewRecord.Kind.CODE_SEARCH if wanted.national_code else ViewRecord.Kind.NAME_SEARCH
    view_log.record(kind, about="", page=page, by=by)
    seen = _in_sight(wanted)
    for match in seen:
        # The name and the date of birth of this person stand on the page, for comparison.
        view_log.record(ViewRecord.Kind.NAME, about=match.case.person.reference, case=match.case.pk, page=page, by=by)
    found = {reason for match in seen for reason in match.reasons}
    return Matches(
        seen=seen,
        code_elsewhere=bool(wanted.national_code)
        and Reason.CODE not in found
        and search.is_code_known(wanted.national_code),
        name_elsewhere=not any({Reason.NAME, Reason.BIRTH_DATE} <= set(match.reasons) for match in seen)
        and _is_name_known(wanted),
    )


def _is_name_known(wanted: Wanted) -> bool:
    if not (wanted.first_name and wanted.surname and wanted.birth_date):
        return False
    return search.is_name_and_birth_known(
        first_name=wanted.first_name, surname=wanted.surname, born_on=wanted.birth_date
    )


def _in_sight(wanted: Wanted) -> tuple[Match, ...]:
    index = search.code_index(wanted.national_code) if wanted.national_code else None
    scored = []
    for identity in Identity.objects.all()[: search.NAMES_COMPARED]:
        has_code = index is not None and bytes(identity.national_code_index or b"") == index
        name = f"{identity.first_name} {identity.surname}"
        likeness = rules.likeness(wanted.name, name=name) if wanted.name else 0
        reasons = reasons_for(
            has_code=has_code,
            is_same_name=_words(name) == _words(wanted.name),
            likeness=likeness,
            is_born_then=wanted.birth_date is not None and identity.birth_date == wanted.birth_date,
        )
        if reasons:
            scored.append((not has_code, -likeness, identity, reasons))
    scored.sort(key=lambda one: (*one[:2], one[2].pk))
    newest = _newest_cases([identity.pk for *_, identity, _reasons in scored])
    held = [Match(newest[identity.pk], identity, reasons) for *_, identity, reasons in scored if identity.pk in newest]
    return tuple(held[:SHOWN_AT_MOST])


def reasons_for(*, has_code: bool, is_same_name: bool, likeness: float, is_born_then: bool) -> tuple[Reason, ...]:
    """Why somebody is shown for comparison; empty when there is no ground to.

    >>> reasons_for(has_code=False, is_same_name=False, likeness=70, is_born_then=True)
    (<Reason.LIKE_NAME: 'like_name'>, <Reason.BIRTH_DATE: 'birth_date'>)
    >>> reasons_for(has_code=False, is_same_name=False, likeness=70, is_born_then=False)
    ()
    """
    is_like = likeness >= (ALIKE_WITH_THE_BIRTH_DATE if is_born_then else rules.ALIKE)
    if not (has_code or is_like):
        return ()
    reasons = [Reason.CODE] if has_code else []
    if is_like:
        reasons.append(Reason.NAME if is_same_name else Reason.LIKE_NAME)
    return tuple([*reasons, Reason.BIRTH_DATE] if is_born_then else reasons)


def _words(name: str) -> list[str]:
    return sorted(rules.folded(name).split())


def _newest_cases(persons: list[int]) -> dict[int, Case]:
    rows = Case.objects.filter(person_id__in=persons).select_related("person", "municipality")
    return {case.person_id: case for case in rows.order_by("opened_on", "id")}
