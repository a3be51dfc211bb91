"""Pages of an assessment's form as they are drawn: the list of domains, one domain with its questions."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.engines.xlsform.state import State
from pertvarka.faces.workbench import assessment_words, shown_form
from pertvarka.faces.workbench.opened_assessment import OpenedAssessment, show
from pertvarka.faces.workbench.shown_form import Drawing
from pertvarka.foundation.instruments import pages, saving
from pertvarka.foundation.instruments.pages import Page, Progress
from pertvarka.people.assessments.queries import assessments


@dataclass(frozen=True, slots=True)
class DomainRow:
    """One page of the form in the list, with how far it is."""

    name: str
    label: str
    progress: Progress
    url: str


def domain_rows(found: OpenedAssessment, state: State) -> list[DomainRow]:
    return [
        DomainRow(
            page.name,
            label(found, page),
            pages.progress(found.form, page, state),
            found.address("assessment_domain", page.name),
        )
        for page in pages.pages_of(found.form)
        if page.group is None or state.nodes[page.name].relevant
    ]


def draw(found: OpenedAssessment, page: Page, *, status: int = 200, **drawn: Any) -> HttpResponse:
    response = assessments.form_of_assessor(found.assessment, found.account)
    assert response is not None  # noqa: S101 (looked at by `_page`)
    state = drawn.pop("state", None) or saving.state_of(response, language=found.language)
    drawing = Drawing(found.form, state, found.language, last=last_words(found), **drawn)
    rows = domain_rows(found, state)
    context = {
        "items": drawing.items(page.items),
        "heading": label(found, page),
        "rows": rows,
        "page_name": page.name,
        "place": next((number for number, row in enumerate(rows, 1) if row.name == page.name), 1),
        "save_url": found.address("assessment_answer"),
        "revision": response.revision,
        "saved_at": timezone.localtime(response.saved_at) if response.revision else None,
        "is_last": bool(rows) and rows[-1].name == page.name,
        "form_language": found.language,
    }
    return show(
        found,
        "workbench/assessment/domain.html",
        context,
        page="workbench:assessment_domain",
        title=label(found, page),
        status=status,
    )


def last_words(found: OpenedAssessment) -> dict[str, str]:
    """The answers of the assessment before, as far as this assessor may read them."""
    before = found.assessment.previous
    last = assessments.final_form(before) if before else None
    if last is None:
        return {}
    state = saving.state_of(last, language=found.language)
    return shown_form.all_words(found.form, state, language=found.language)


def label(found: OpenedAssessment, page: Page) -> str:
    if page.group is None:
        return _("At the beginning")
    return assessment_words.domain_label(found.form, page.name, language=found.language)
