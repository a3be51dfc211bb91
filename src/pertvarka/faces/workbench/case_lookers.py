"""Who looked at the record of a person: rows of the view log in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.faces.workbench import case_words
from pertvarka.foundation.access import queries
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.queries import one_case

LIMIT = 200
KINDS = {
    ViewRecord.Kind.PAGE: gettext_lazy("opened the record"),
    ViewRecord.Kind.NAME: gettext_lazy("had the name shown"),
    ViewRecord.Kind.CODE_SEARCH: gettext_lazy("found by national code"),
    ViewRecord.Kind.NAME_SEARCH: gettext_lazy("found by name"),
    ViewRecord.Kind.EXPORT: gettext_lazy("took the record out as a file"),
    ViewRecord.Kind.ATTACHMENT: gettext_lazy("opened an attached file"),
}


@dataclass(frozen=True, slots=True)
class Look:
    at: datetime
    who: str
    role: str
    what: str
    ground: str


def looks(case: Case) -> list[Look]:
    """The newest first; of command runs the name of the command stands."""
    rows = list(one_case.looks_at(case.person)[:LIMIT])
    names = queries.names_of({row.by for row in rows})
    return [
        Look(
            at=row.viewed_at,
            who=names.get(row.by) or _("The command %(name)s") % {"name": row.by.removeprefix("command:")},
            role=case_words.role_title(row.role_code) if row.role_code else "",
            what=str(KINDS[ViewRecord.Kind(row.kind)]),
            ground=row.ground,
        )
        for row in rows
    ]
