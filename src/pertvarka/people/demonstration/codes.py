"""National codes of the invented people: right in every digit and nobody's, as real serial numbers begin at 001."""

from datetime import date

from pertvarka.people.cases import national_code


class CodeBook:
    """Gives each code once. Of two people with one sex and one date of birth the second has none."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def code_for(self, *, sex: str, born_on: date) -> str | None:
        code = national_code.compose(sex=sex, born_on=born_on, serial=national_code.INVENTED_SERIAL)
        if code in self._given:
            return None
        self._given.add(code)
        return code
