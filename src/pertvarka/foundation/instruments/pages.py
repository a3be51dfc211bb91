"""A form as pages: one for each group of the first level, with how far each is."""

from dataclasses import dataclass

from pertvarka.engines.xlsform.form import Form, Group, Item, Question, Repeat, walk
from pertvarka.engines.xlsform.state import Node, State

FIRST = "_"
"""The page of what stands before, between and behind the groups."""


@dataclass(frozen=True, slots=True)
class Page:
    """`group` is None for the questions that stand in no group."""

    name: str
    items: tuple[Item, ...]
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions asked now, answered, and those whose answer is missing or cannot stand."""

    asked: int
    answered: int
    gaps: tuple[Node, ...]

    @property
    def is_done(self) -> bool:
        return not self.gaps and self.answered > 0


def pages_of(form: Form) -> tuple[Page, ...]:
    """The loose questions first, then the groups in the order of the form."""
    loose = tuple(item for item in form.items if not isinstance(item, Group))
    groups = tuple(Page(item.name, item.items, item) for item in form.items if isinstance(item, Group))
    speaks = any(isinstance(item, Question | Repeat) or getattr(item, "label", None) for item in loose)
    return ((Page(FIRST, loose), *groups) if speaks else groups) or (Page(FIRST, loose),)


def progress(form: Form, page: Page, state: State) -> Progress:
    names = {item.name for item, _ in walk(page.items)}
    asked = answered = 0
    gaps = []
    for node in state.nodes.values():
        if node.name not in names or not node.relevant:
            continue
        item = form.by_name[node.name]
        if not isinstance(item, Question) or item.calculation:
            continue
        asked += 1
        answered += node.value not in (None, "", [])
        if node.fault:
            gaps.append(node)
    return Progress(asked, answered, tuple(gaps))


def page_of(form: Form, name: str) -> Page | None:
    return next((page for page in pages_of(form) if page.name == name), None)


def page_with(form: Form, question: str) -> Page | None:
    """The page a question stands on."""
    return next((page for page in pages_of(form) if any(item.name == question for item, _ in walk(page.items))), None)
