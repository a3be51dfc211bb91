"""Tags of pages with questionnaires."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from pertvarka.faces.workbench.drawn_questions import Drawn, said, seen_field
from pertvarka.faces.workbench.shown_form import Shown, key_of

register = template.Library()


@register.filter
def question_key(path: str) -> str:
    """The id of a question's place on its page."""
    return key_of(path)


@register.simple_tag
def questions(
    items: Iterable[Shown],
    *,
    save_url: str = "",
    reads: bool = False,
    is_whole: bool = False,
    is_swapped: bool = False,
) -> SafeString:
    """Questions with their answers, in the order given; `is_swapped` exchanges those that stand on the page."""
    return Drawn(save_url or "", bool(reads), bool(is_whole)).items(items, is_swapped=is_swapped)


@register.simple_tag
def question_answered(item: Shown) -> SafeString:
    """What an answer that was just given changes around its own field, which stays under the hand."""
    return said(item, is_swapped=True) + seen_field(item, is_swapped=True)
