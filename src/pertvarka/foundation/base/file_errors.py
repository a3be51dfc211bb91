"""Why a file somebody brings is not kept, each reason with its sentence."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pertvarka.foundation.base.errors import PertvarkaError


class FileNotTaken(PertvarkaError):
    """Refused before it is kept; `fault` is the code, `taken` the names of the kinds that would have been."""

    SENTENCES: ClassVar[Mapping[str, tuple[str, str]]] = {
        "too_large": (
            "Failas didesnis nei 20 MB. Sumažinkite jį arba padalykite.",
            "The file is larger than 20 MB. Make it smaller or divide it.",
        ),
        "unknown": (
            "Tokio failo čia įkelti negalima. Tinka {lt}, be makrokomandų.",
            "Such a file cannot be kept here. {en} are taken, without macros.",
        ),
        "empty": ("Failas tuščias. Pasirinkite kitą.", "The file is empty. Choose the right one."),
        "twice": ("Šis failas čia jau yra.", "This file is here already."),
    }

    def __init__(self, *, fault: str, taken: Sequence[str] = ()) -> None:
        self.fault = fault
        lt, en = self.SENTENCES[fault]
        super().__init__(lt=lt.format(lt=_listed(taken, "ir")), en=en.format(en=_listed(taken, "and")))


def _listed(names: Sequence[str], joined_by: str) -> str:
    return f"{', '.join(names[:-1])} {joined_by} {names[-1]}" if len(names) > 1 else "".join(names)
