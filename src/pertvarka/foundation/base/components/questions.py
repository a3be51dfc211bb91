"""Question pages: one question at a time, then all answers to check before anything is saved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One page of a rare and heavy decision.

    `number` of `count` tells how far it is; `note` says what happens to what is typed (how long the draft is kept).
    """

    heading: str
    why: str = ""
    number: int | None = None
    count: int | None = None
    back_url: str = ""
    cancel_url: str = ""
    continue_label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question in few words, what was answered (each line apart), and where to change it."""

    question: str
    answer: str | tuple[str, ...]
    change_url: str = ""
    is_changed: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        lines = (self.answer,) if isinstance(self.answer, str) else self.answer
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Answers that belong together."""

    title: str
    answers: tuple[Answer, ...]
