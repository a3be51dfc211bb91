"""One question about an institution or a row of its plan: where it is asked from, where a refusal stands."""

from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench.one_question import Question
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.institutions import errors
from pertvarka.services.institutions.models import TransformingInstitution

FIELDS: Mapping[type[PertvarkaError], str] = {
    errors.HoursNotGiven: "hours",
    errors.HoursUsedUp: "hours",
    errors.DayOfExpertFull: "hours",
    errors.DayNotPossible: "held_on",
}


def tell(form: Form, refused: PertvarkaError) -> None:
    """Put the sentence of a refusal beside the field it speaks of; what was typed stays."""
    field = refused.field if isinstance(refused, errors.WordsMissing) else FIELDS.get(type(refused), "")
    form.add_error(field if field in form.fields else None, refused.sentence)


def question(
    found: TransformingInstitution,
    *,
    heading: str,
    why: str,
    done: str,
    above: Crumb | None = None,
    here: str = "",
    **other: Any,
) -> Question:
    """Asked from the page `above`, else from the institution's own; `other` takes the place of what is usual. Asked of
    somebody to whom the plan is not open, it is not there.
    """
    way = pages.crumbs(found)
    if above is not None:
        way.append(above)
    usual: dict[str, Any] = {"press": _("Save"), "tell": tell}
    return Question(
        heading=heading,
        why=why,
        done=done,
        back=way[-1].url,
        crumbs=[*way, Crumb(here or heading)],
        template="workbench/institution/form.html",
        missing=errors.InstitutionNotFound,
        context={"institution": found},
        **usual | other,
    )
