"""What the command line refuses to go on with, told in both languages."""

from pathlib import Path

from pertvarka.foundation.base.errors import PertvarkaError


class RootsFileBroken(PertvarkaError):
    """The file of roots cannot be believed; a check against half of it would say less than it seems to."""

    def __init__(self, path: Path, *, line: int) -> None:
        where_lt, where_en = (f", {line} eilutė", f", line {line}") if line else ("", "")
        super().__init__(
            lt=f"Antspaudų failo perskaityti nepavyko: {path}{where_lt}. Eilutėje turi būti laikas, numeris ir 64 "
            "šešioliktainiai skaitmenys, o vienas numeris – su vienu antspaudu. Atkurkite failą iš jo kopijos.",
            en=f"The file of roots cannot be read: {path}{where_en}. A line holds a time, a number and 64 hexadecimal "
            "digits, and one number has one root. Restore the file from its copy.",
        )


class RootsFileUnwritable(PertvarkaError):
    """Nothing was sealed: a root that cannot be kept outside is better told now than found missing later."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            lt=f"Į antspaudų failą rašyti negalima: {path}. Nieko neužantspauduota. Patikrinkite aplanką ir teises.",
            en=f"The file of roots cannot be written: {path}. Nothing was sealed. Check the folder and its rights.",
        )
