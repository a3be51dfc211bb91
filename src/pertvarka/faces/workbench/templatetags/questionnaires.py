"""Tags of pages with questionnaires."""

from django import template

from pertvarka.faces.workbench.shown_form import key_of

register = template.Library()


@register.filter
def question_key(path: str) -> str:
    """The id of a question's place on its page."""
    return key_of(path)
