"""The letterbox: answers wait sealed until enough lie there, then some leave shuffled, drawn by lot (docs/adr/0019).

Who takes the letters out knows of no invitation. What is put in holds no day, no order and no key of the letter, and
all that leave together were written by one transaction.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from pertvarka.foundation.instruments import letters as sealed_letters
from pertvarka.programme.research import rules
from pertvarka.programme.research.models import Letter, Stratum, SurveyAnswer, SurveyWave
from pertvarka.programme.research.models.answer import letter_place

COMMAND = "empty_letterbox"


def letter_with(answers: dict[str, Any], *, wave: SurveyWave, stratum: Stratum) -> Letter:
    """An answer sealed and filled up, not posted yet."""
    key = uuid4()
    sealed = sealed_letters.sealed(answers, place=letter_place(key))
    return Letter(uuid=key, wave=wave, stratum=stratum, body_sealed=sealed)


def post(letters: Iterable[Letter]) -> None:
    """Put answers in; as the command that takes them."""
    Letter.objects.bulk_create(letters)


def empty_some(stratum: Stratum) -> int:
    """Let letters of an open stratum leave, if enough wait; in a scope of COMMAND, returns how many left."""
    # The lock keeps two from drawing the same letters.
    Stratum.objects.select_for_update(no_key=True).get(pk=stratum.pk)
    count = rules.leaving(Letter.objects.filter(stratum=stratum).count())
    if count:
        letters = list(Letter.objects.filter(stratum=stratum))
        _move(sealed_letters.lot.sample(letters, count), {stratum.pk: stratum})
    return count


def empty_for_good(wave: SurveyWave, strata: Sequence[Stratum]) -> int:
    """All letters of a closed wave leave at once, small strata joined to others; returns how many answers are kept.

    Fewer than five answers altogether are destroyed unread: whoever knows the invited could guess whose they are.
    """
    counts = {stratum.code: stratum.answered_count for stratum in strata}
    letters = list(Letter.objects.filter(wave=wave))
    into = rules.joined(counts)
    if into is None:
        Letter.objects.filter(wave=wave).delete()
        return 0
    by_code = {stratum.code: stratum for stratum in strata}
    for stratum in strata:
        joined_to = by_code[into[stratum.code]]
        if joined_to is not stratum:
            Stratum.objects.filter(pk=stratum.pk).update(joined_to=joined_to)
    _move(letters, {stratum.pk: by_code[into[stratum.code]] for stratum in strata})
    return sum(counts.values())


def _move(letters: list[Letter], into: dict[Any, Stratum]) -> None:
    sealed_letters.leave(
        letters,
        lambda letter: SurveyAnswer(
            wave_id=letter.wave_id,
            stratum=into[letter.stratum_id],
            answers=sealed_letters.opened(letter.body_sealed, place=letter_place(letter.uuid)),
        ),
    )
