"""`make messages`: bring the catalogues in step with the sentences of templates and code.

A new sentence comes into locale/lt empty, to be translated, and into locale/en as it stands; one that nobody uses any
more goes. What is translated stays untouched. The files stay sorted, so that changes are read in a review.
"""

import sys
from pathlib import Path

import polib

from tests.guards import sources
from tests.guards.collecting import HANDED_ON, Collected, Sentence, collect

LOCALE = sources.PACKAGE / "locale"
FORMS = {"lt": 4, "en": 2}
PLURALS = {
    "lt": (
        "nplurals=4; plural=(n % 10 == 1 && (n % 100 > 19 || n % 100 < 11) ? 0 : (n % 10 >= 2 && n % 10 <=9) "
        "&& (n % 100 > 19 || n % 100 < 11) ? 1 : n % 1 != 0 ? 2: 3);"
    ),
    "en": "nplurals=2; plural=(n != 1);",
}
WIDTH = 110


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> polib.POFile:
    return polib.pofile(str(path_of(language)), wrapwidth=WIDTH)


def main() -> int:
    """Write both catalogues; say what came, what went, and what waits for a translation."""
    collected = collect()
    for where in collected.not_literal:
        if where.partition(":")[0] not in HANDED_ON:
            print(f"not a literal, so not collected: {where}")  # noqa: T201
    for language in FORMS:
        catalogue = read(language)
        new, gone = _bring_in_step(catalogue, collected, language)
        catalogue.sort(key=lambda entry: (entry.msgctxt or "", entry.msgid.lower(), entry.msgid))
        catalogue.save(str(path_of(language)))
        waiting = sum(1 for entry in catalogue if not entry.translated())
        print(f"{language}: {len(catalogue)} sentences, {new} new, {gone} gone, {waiting} to translate")  # noqa: T201
    return 0


def _bring_in_step(catalogue: polib.POFile, collected: Collected, language: str) -> tuple[int, int]:
    catalogue.metadata = {
        "Project-Id-Version": "Pertvarka",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    used = {sentence.key: sentence for sentence in collected.sentences}
    used |= {sentence.key: sentence for sentence in collected.sentences if sentence.plural}
    unused = [entry for entry in catalogue if entry.obsolete or (entry.msgctxt, entry.msgid) not in used]
    for entry in unused:
        catalogue.remove(entry)
    standing = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    new = [sentence for key, sentence in used.items() if key not in standing]
    catalogue.extend(_entry(sentence, language) for sentence in new)
    return len(new), len(unused)


def _entry(sentence: Sentence, language: str) -> polib.POEntry:
    is_english = language == "en"
    if sentence.plural is None:
        text = sentence.text if is_english else ""
        return polib.POEntry(msgctxt=sentence.context, msgid=sentence.text, msgstr=text)
    forms = [sentence.text, sentence.plural] if is_english else [""] * FORMS[language]
    return polib.POEntry(
        msgctxt=sentence.context,
        msgid=sentence.text,
        msgid_plural=sentence.plural,
        msgstr_plural=dict(enumerate(forms)),
    )


if __name__ == "__main__":
    sys.exit(main())
