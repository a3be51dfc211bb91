"""What the page of a questionnaire shows that is answered at once, by a link: questions, gaps, what answers opened."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pertvarka.engines.xlsform.form import Form
from pertvarka.engines.xlsform.state import State
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.faces.workbench.shown_form import Drawing, flat
from pertvarka.foundation.instruments import typed


def shown(
    form: Form, state: State, *, marks_gaps: bool = False, opened_count: int = 0, refused: str = ""
) -> tuple[Mapping[str, Any], HTTPStatus]:
    """What workbench/survey/asked_page.html wants beside the title and the lead, and the status it answers with."""
    items = Drawing(form, state, language_of(form), marks_gaps=marks_gaps).items(form.items)
    gaps = [item for item in flat(items) if item.message] if marks_gaps else []
    context = {
        "items": items,
        "shown": " ".join(typed.asked(form, state)),
        "gaps": gaps,
        "opened_count": opened_count,
        "refused": refused,
    }
    if refused:
        return context, HTTPStatus.TOO_MANY_REQUESTS
    return context, HTTPStatus.UNPROCESSABLE_ENTITY if gaps or opened_count else HTTPStatus.OK
