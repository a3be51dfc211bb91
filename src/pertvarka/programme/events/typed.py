"""What is typed as lines of text: the programme of a half-day, and a list of people to invite. Nothing typed is lost:
a line that cannot be read is named by its number, and the text stays in the form.
"""

import re
from dataclasses import dataclass
from datetime import time

from pertvarka.programme.events.errors import PersonLineMalformed, ProgrammeLineMalformed

BAR = re.compile(r"\s*\|\s*")
TIME = re.compile(r"^(\d{1,2})[:.](\d{2})$")
EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>]+")
ITEM_PARTS = 4
PERSON_PARTS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the programme: `09:30 | Title | English title | Speaker | document`."""

    starts_at: time | None
    title_lt: str
    title_en: str = ""
    speaker: str = ""
    document: str = ""

    @property
    def line(self) -> str:
        parts = [f"{self.starts_at:%H:%M}" if self.starts_at else "", self.title_lt, self.title_en, self.speaker]
        return " | ".join([*parts, self.document] if self.document else parts).rstrip(" |")


@dataclass(frozen=True, slots=True)
class Person:
    """A line of an invitation list: `Vardas Pavardė; vardas@example.lt; organisation`."""

    name: str
    email: str
    organisation_words: str = ""


def items(text: str) -> list[Item]:
    """The programme, line by line; empty lines are passed over.

    Raises:
        ProgrammeLineMalformed: a line without a title, or with a time that is none.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        first, *rest = BAR.split(line.strip())
        at = _time(first)
        if at is None and first and TIME.match(first):
            raise ProgrammeLineMalformed(number)
        parts = rest if at is not None or not first else [first, *rest]
        title, english, speaker, document = (*parts, *[""] * ITEM_PARTS)[:ITEM_PARTS]
        if not title or len(parts) > ITEM_PARTS:
            raise ProgrammeLineMalformed(number)
        found.append(Item(at, title[:240], english[:240], speaker[:200], document[:20]))
    return found


def people(text: str) -> list[Person]:
    """The people of an invitation list, each e-mail once.

    Raises:
        PersonLineMalformed: a line without a name or an e-mail.
    """
    found: dict[str, Person] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in re.split(r"[;\t]", line.strip())]
        name, email, organisation = (*parts, "", "", "")[:PERSON_PARTS]
        if not name or not EMAIL.fullmatch(email):
            raise PersonLineMalformed(number)
        found.setdefault(email.casefold(), Person(name[:120], email, organisation[:200]))
    return list(found.values())


def _time(text: str) -> time | None:
    match = TIME.match(text)
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2]))
    except ValueError:
        return None
