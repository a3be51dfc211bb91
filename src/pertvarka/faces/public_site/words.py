"""Words of the open pages for stable codes: kinds, scopes, units, fact names."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.programme.events import kinds

KINDS: dict[str, Promise] = {
    "consultation": _("Consultation"),
    "transformation_plan": _("Transformation plan"),
    "presentation": _("Presentation"),
    "study_report": _("Study report"),
    "evaluation_report": _("Evaluation report"),
    "management_model": _("Management model"),
    "procedure": _("Procedure"),
    "press": _("Press article"),
    "web_page": _("Web page"),
    "source": _("Source"),
    "part": _("Stated part"),
    "beside": _("Stated beside it"),
    "survey_wave": _("Published survey"),
}
GROUPS: dict[str, Promise] = {kind: kinds.MANY[kind] for kind in ("round_table", "seminar", "conference")}
SCOPES: dict[str, Promise] = {
    "national": _("National"),
    "regional": _("Regional"),
    "mixed": _("National and regional"),
}
UNITS: dict[str, Promise] = {
    "units": pgettext_lazy("unit", "units"),
    "persons": pgettext_lazy("unit", "persons"),
    "events": pgettext_lazy("unit", "events"),
    "hours": pgettext_lazy("unit", "hours"),
}


def kind(code: str) -> str:
    """The word for a kind; trainings have audiences of their own and show none."""
    word = kinds.ONE.get(code) or KINDS.get(code)
    return str(word) if word else ""
