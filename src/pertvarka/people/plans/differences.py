"""Two versions of a plan side by side, word by word: its texts, then need by need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pertvarka.foundation.base.components.differences import Piece, word_difference


@dataclass(frozen=True, slots=True)
class NeedTexts:
    """A need as text. `key` is the same in both versions where the need is the same."""

    key: object
    domain: str
    own_words: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One text in both versions; `pieces` holds what was left out and put in."""

    label: str
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        return self.old != self.new

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return word_difference(self.old, self.new)


@dataclass(frozen=True, slots=True)
class NeedDifference:
    """A need that stayed (`texts` of words and answers), came or went."""

    kind: str
    domain: str
    words: TextDifference
    answers: TextDifference


def between_texts(
    old: Mapping[str, str], new: Mapping[str, str], *, labels: Mapping[str, str]
) -> tuple[TextDifference, ...]:
    """The texts of the plan itself, those that say something in either version."""
    return tuple(
        TextDifference(label, old.get(name, ""), new.get(name, ""))
        for name, label in labels.items()
        if old.get(name) or new.get(name)
    )


def between_needs(old: Iterable[NeedTexts], new: Iterable[NeedTexts]) -> tuple[NeedDifference, ...]:
    """Needs of the new version in their order, then those that are gone."""
    before = {need.key: need for need in old}
    found = [_of(before.pop(need.key, None), need) for need in new]
    return (*found, *(_of(gone, None) for gone in before.values()))


def _of(old: NeedTexts | None, new: NeedTexts | None) -> NeedDifference:
    standing = new or old
    assert standing  # noqa: S101 (one of the two is always there)
    words = TextDifference("", old.own_words if old else "", new.own_words if new else "")
    answers = TextDifference("", _joined(old), _joined(new))
    if old is None:
        kind = "added"
    elif new is None:
        kind = "removed"
    else:
        kind = "changed" if words.is_changed or answers.is_changed else "same"
    return NeedDifference(kind, standing.domain, words, answers)


def _joined(need: NeedTexts | None) -> str:
    return "\n".join(need.answers) if need else ""
