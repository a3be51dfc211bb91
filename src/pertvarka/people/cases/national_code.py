"""The national code (asmens kodas): what its eleven digits say, and whether they can be right. Pure.

GYYMMDDNNNC: G tells century and sex, then the date of birth, a serial number of that day and a check digit. Serial
numbers begin at 001. A code with serial 000 is right in every other way and can belong to nobody: the invented people
of the demonstration carry such codes.
"""

from dataclasses import dataclass
from datetime import date

from pertvarka.people.cases.errors import CodeFault, NationalCodeMalformed

LENGTH = 11
INVENTED_SERIAL = 0
_FIRST_CENTURY = 1800
_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)
_WEIGHTS_AGAIN = (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)
_NO_REMAINDER = 10


@dataclass(frozen=True, slots=True)
class NationalCode:
    """A national code whose digits agree with each other."""

    text: str
    sex: str
    born_on: date
    serial: int

    @property
    def is_invented(self) -> bool:
        """Made for the demonstration; no real person can have it."""
        return self.serial == INVENTED_SERIAL


def parse(text: str, *, today: date) -> NationalCode:
    """Read a code as typed; spaces around and between the digits do not matter.

    >>> parse("3 900101 000 0", today=date(2026, 1, 1)).born_on
    datetime.date(1990, 1, 1)

    Raises:
        NationalCodeMalformed: it cannot be anybody's code; `what` tells which digit to look at.
    """
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit()) and digits:
        raise NationalCodeMalformed(CodeFault.LETTERS)
    if len(digits) != LENGTH:
        raise NationalCodeMalformed(CodeFault.LENGTH)
    if digits[0] in "09":
        raise NationalCodeMalformed(CodeFault.FIRST_DIGIT)
    born_on = _born_on(digits)
    if born_on > today:
        raise NationalCodeMalformed(CodeFault.FUTURE)
    if check_digit(digits[:-1]) != int(digits[-1]):
        raise NationalCodeMalformed(CodeFault.CHECKSUM)
    sex = "male" if int(digits[0]) % 2 else "female"
    return NationalCode(text=digits, sex=sex, born_on=born_on, serial=int(digits[7:10]))


def compose(*, sex: str, born_on: date, serial: int) -> str:
    """The code of a person of that sex and date of birth, check digit included.

    >>> compose(sex="female", born_on=date(2008, 2, 29), serial=0)
    '60802290005'
    """
    century = born_on.year // 100 - _FIRST_CENTURY // 100
    first = 2 * century + (1 if sex == "male" else 2)
    digits = f"{first}{born_on:%y%m%d}{serial:03d}"
    return f"{digits}{check_digit(digits)}"


def check_digit(first_ten: str) -> int:
    """The eleventh digit: remainder by 11 of a weighted sum; where that is 10, of a second sum; where again, 0."""
    for weights in (_WEIGHTS, _WEIGHTS_AGAIN):
        remainder = sum(int(digit) * weight for digit, weight in zip(first_ten, weights, strict=True)) % LENGTH
        if remainder < _NO_REMAINDER:
            return remainder
    return 0


def _born_on(digits: str) -> date:
    century = _FIRST_CENTURY + (int(digits[0]) - 1) // 2 * 100
    try:
        return date(century + int(digits[1:3]), int(digits[3:5]), int(digits[5:7]))
    except ValueError:
        raise NationalCodeMalformed(CodeFault.DATE) from None
