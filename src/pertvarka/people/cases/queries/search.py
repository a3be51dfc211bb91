"""Finding a case: by number, by exact national code, by name among the rows one may see. Each way leaves its trace."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base import sealing
from pertvarka.people.cases import national_code, rules
from pertvarka.people.cases.models import Case, Identity
from pertvarka.people.cases.queries import person_links

NAMES_COMPARED = 20_000
"""Names are opened one by one to be compared; beyond so many the search says so instead of being slow."""


@dataclass(frozen=True, slots=True)
class Found:
    """A case found; `matched_name` says that the name was compared, so the look is recorded as such."""

    case: Case
    matched_name: bool = False


def by_number(typed: str, *, limit: int = 10) -> list[Found]:
    """`PV-2026-00417`, or its end: 417 is enough."""
    wanted = typed.strip().upper()
    digits = wanted.rpartition("-")[2]
    rows = Case.objects.select_related("person", "municipality", "manager")
    if wanted.startswith("PV-"):
        exact = rows.filter(number=wanted)
    elif digits.isdigit():
        exact = rows.filter(number__endswith=f"-{int(digits):05d}")
    else:
        return []
    return [Found(case) for case in exact[:limit]]


def by_national_code(typed: str, *, by: Account, page: str, today: date) -> list[Found]:
    """Cases of the person with exactly that code, in linked files too, among those one may see.

    Recorded whether or not it finds anybody.

    Raises:
        NationalCodeMalformed: it cannot be anybody's code.
    """
    code = national_code.parse(typed, today=today)
    index = code_index(code.text)
    identity = Identity.objects.filter(national_code_index=index).first()
    persons = person_links.with_the_linked([identity.person_id]) if identity else ()
    rows = Case.objects.filter(person_id__in=persons).select_related("person", "municipality", "manager")
    found = list(rows) if persons else []
    newest = found[0] if found else None
    view_log.record(
        ViewRecord.Kind.CODE_SEARCH,
        about=newest.person.reference if newest else "",
        case=newest.pk if newest else None,
        page=page,
        by=by,
    )
    return [Found(case, matched_name=True) for case in found]


def by_name(typed: str, *, by: Account, page: str, limit: int = 10) -> list[Found]:
    """Cases of people whose names are like what was typed; hits are recorded, each person once."""
    names = (
        (identity.person_id, f"{identity.first_name} {identity.surname}")
        for identity in Identity.objects.all()[:NAMES_COMPARED]
    )
    persons = rules.alike(typed, names, limit=limit)
    cases = {
        case.person_id: case
        for case in Case.objects.filter(person_id__in=persons)
        .select_related("person", "municipality", "manager")
        .order_by("opened_on")
    }
    found = [Found(cases[person], matched_name=True) for person in persons if person in cases]
    for one in found:
        view_log.record(
            ViewRecord.Kind.NAME_SEARCH, about=one.case.person.reference, case=one.case.pk, page=page, by=by
        )
    return found


def is_code_known(text: str) -> bool:
    """Whether anybody in the whole country is registered with this code; the database tells nothing more."""
    return _asked("SELECT scope.code_is_known(%s)", code_index(text))


def is_name_and_birth_known(*, first_name: str, surname: str, born_on: date) -> bool:
    """Whether somebody with exactly this name and date of birth is registered anywhere."""
    return _asked("SELECT scope.name_and_birth_is_known(%s)", name_and_birth_index(first_name, surname, born_on))


def code_index(text: str) -> bytes:
    return sealing.blind_index(text, purpose="national_code")


def name_and_birth_index(first_name: str, surname: str, born_on: date) -> bytes:
    return sealing.blind_index(rules.name_and_birth(first_name, surname, born_on), purpose="name_and_birth")


def _asked(question: str, index: bytes) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [index])
        return bool(cursor.fetchone()[0])
