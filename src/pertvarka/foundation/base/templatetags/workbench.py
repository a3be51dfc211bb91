"""Components of the workbench: `{% load workbench %}`. Its gallery page shows every tag in every state.

Django hands the page's token against forged requests to every inclusion tag, so any of them may hold a form.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.base import token_kwargs as read_token_kwargs
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from pertvarka.foundation.base.components.bands import ClosedBand
from pertvarka.foundation.base.components.buttons import Button
from pertvarka.foundation.base.components.conflicts import Conflict
from pertvarka.foundation.base.components.headings import RecordHeading
from pertvarka.foundation.base.components.histories import Act, PastVersion
from pertvarka.foundation.base.components.keys import KeyHint
from pertvarka.foundation.base.components.persons import PersonsCompared
from pertvarka.foundation.base.components.phases import PhaseLine
from pertvarka.foundation.base.components.questions import AnswerGroup
from pertvarka.foundation.base.components.search_results import SearchResults
from pertvarka.foundation.base.components.side_panels import SidePanel
from pertvarka.foundation.base.components.tasks import Task
from pertvarka.foundation.base.templatetags import drawn

register = template.Library()

DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ \u00a0]\d{2}:\d{2})?")


@register.filter
def late_on(row: Any, day: date) -> bool:
    """Whether what has a due day is late; the row itself knows what late means for it."""
    return bool(row.is_late(on=day))


@register.filter
def unbroken_dates(value: Any) -> SafeString:
    """A date in a sentence stays on one line, together with its time."""
    # The sentence is escaped first; what is put around a date is ours.
    return mark_safe(DATE.sub(r'<span class="nowrap">\g<0></span>', conditional_escape(value)))  # noqa: S308


@register.inclusion_tag("components/closed_band.html")
def closed_band(band: ClosedBand) -> dict[str, Any]:
    """Seen and recorded, opened in an emergency, or only counted; stands in the block `band`."""
    return {"band": band}


@register.inclusion_tag("components/record_heading.html")
def record_heading(heading: RecordHeading, level: int = 1) -> dict[str, Any]:
    """Title, facts and actions of a record; `level` is one on its page."""
    return {"heading": heading, "level": f"h{int(level)}"}


@register.simple_tag(takes_context=True)
def button(context: template.Context, pressed: Button, variant: str = "secondary", size: str = "sm") -> SafeString:
    """A link or a small form that looks like a button; `variant` is primary, secondary or tertiary."""
    return drawn.button(pressed, variant=variant, size=size, token=context.get("csrf_token"))


@register.inclusion_tag("components/phase_line.html")
def phase_line(line: PhaseLine) -> dict[str, Any]:
    """Where a record stands among its steps."""
    return {"line": line}


@register.simple_tag(takes_context=True)
def task_list(context: template.Context, tasks: Iterable[Task]) -> SafeString:
    """Tasks in the order given, each with its own button."""
    return drawn.task_rows(tasks, token=context.get("csrf_token"))


@register.inclusion_tag("components/check_answers.html")
def check_answers(groups: Iterable[AnswerGroup], level: int = 2) -> dict[str, Any]:
    """All answers with a link to change each."""
    return {"groups": tuple(groups), "level": f"h{int(level)}"}


@register.inclusion_tag("components/text_conflict.html")
def text_conflict(conflict: Conflict) -> dict[str, Any]:
    """Both texts of each field, the choice between them, and a place to write a third."""
    return {"conflict": conflict}


@register.inclusion_tag("components/persons_compared.html")
def persons_compared(compared: PersonsCompared) -> dict[str, Any]:
    """Two records side by side with what can be done about them."""
    return {"compared": compared}


@register.inclusion_tag("components/act_list.html")
def act_list(acts: Iterable[Act], empty: str = "") -> dict[str, Any]:
    """What happened, newest first."""
    return {"acts": tuple(acts), "empty": empty}


@register.inclusion_tag("components/version_list.html")
def version_list(versions: Iterable[PastVersion]) -> dict[str, Any]:
    """Versions of a text, newest first."""
    return {"versions": tuple(versions)}


@register.inclusion_tag("components/side_panel.html")
def side_panel(panel: SidePanel) -> dict[str, Any]:
    """A block of the side column."""
    return {"panel": panel}


@register.inclusion_tag("components/key_hints.html")
def key_hints(hints: Iterable[KeyHint]) -> dict[str, Any]:
    """Keys of this page; the last hint opens the help with all of them."""
    return {"hints": tuple(hints)}


@register.inclusion_tag("components/search_results.html")
def search_results(results: SearchResults) -> dict[str, Any]:
    """What was found, by kind."""
    return {"results": results}


class QuestionNode(template.Node):
    """A question page: `{% question asked form=form %}what stands before the fields{% end_question %}`.

    Heading, why we ask, the form with Continue and Back. Without `form` the fields are what stands between the tags.
    """

    def __init__(self, asked: FilterExpression, settings: dict[str, FilterExpression], body: NodeList) -> None:
        self.asked, self.settings, self.body = asked, settings, body

    def render(self, context: template.Context) -> SafeString:
        values = {
            "question": self.asked.resolve(context),
            "form": None,
            "body": self.body.render(context),
            **{name: value.resolve(context) for name, value in self.settings.items()},
        }
        values["level"] = f"h{int(values.get('level') or 1)}"
        engine = context.template.engine if context.template else template.Engine.get_default()
        with context.push(**values):
            return engine.get_template("components/question.html").render(context)


@register.tag
def question(parser: Parser, token: Token) -> QuestionNode:
    _name, asked, *rest = token.split_contents()
    body = parser.parse(("end_question",))
    parser.delete_first_token()
    return QuestionNode(parser.compile_filter(asked), read_token_kwargs(rest, parser), body)
