"""A questionnaire answered at once, by a link and without an account: asked, gone through, sent, thanked for.

Nothing is kept while it is filled in. What sending opens is asked before anything is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pertvarka.engines.xlsform.state import State
from pertvarka.faces.workbench.assessment_words import language_of
from pertvarka.faces.workbench.shown_form import Drawing, flat
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.instruments import typed, typed_rows
from pertvarka.foundation.instruments.errors import AnswersIncomplete
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.models import InstrumentVersion


@dataclass(frozen=True)
class Asked:
    """What is asked and what becomes of it. `give` keeps the answers; `held_back` is why they are not taken just now;
    `closed` is the page of whom they are refused for good.
    """

    version: InstrumentVersion
    template: str
    context: Mapping[str, Any]
    give: Callable[[Mapping[str, Any]], None]
    closed: Callable[[PertvarkaError], HttpResponse]
    thanks: str
    held_back: Callable[[], str] = str

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The questionnaire, or what it says of what was sent."""
        form = form_of(self.version)
        answers = typed.answers_in(request.POST, form) if request.method == "POST" else {}
        button = request.POST.get("row", "")
        if button:
            typed_rows.change(answers, form, button)
        state = typed.weighed(form, answers, language=language_of(form))
        if button or request.method != "POST":
            return self._page(request, state)
        opened = typed.opened(form, state, shown=request.POST.get("shown", "").split())
        if opened:
            return self._page(request, state, opened_count=len(opened))
        if why_not := self.held_back():
            return self._page(request, state, held_back=why_not)
        try:
            self.give(answers)
        except AnswersIncomplete:
            return self._page(request, state, marks_gaps=True)
        except PertvarkaError as refused:
            return self.closed(refused)
        return redirect(self.thanks)

    def _page(
        self,
        request: HttpRequest,
        state: State,
        *,
        marks_gaps: bool = False,
        opened_count: int = 0,
        held_back: str = "",
    ) -> HttpResponse:
        form = form_of(self.version)
        items = Drawing(form, state, language_of(form), marks_gaps=marks_gaps).items(form.items)
        gaps = [item for item in flat(items) if item.message] if marks_gaps else []
        context = {
            **self.context,
            "items": items,
            "shown": " ".join(typed.asked(form, state)),
            "gaps": gaps,
            "opened_count": opened_count,
            "refused": held_back,
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if gaps or opened_count else HTTPStatus.OK
        if held_back:
            status = HTTPStatus.TOO_MANY_REQUESTS
        return render(request, self.template, context, status=status)


def closed(request: HttpRequest, template: str, refused: PertvarkaError, **context: Any) -> HttpResponse:
    """Why it cannot be answered; whoever had just sent it is told so by the status too."""
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    return render(request, template, {"sentence": refused.sentence, **context}, status=status)
