"""Why an offer does not admit somebody, in whole sentences: the value found first, the limit after it."""

from collections.abc import Callable, Iterable, Mapping

from pertvarka.foundation.base.bilingual import Text
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.people_in_words import CODES, GROUPS, LEGAL_STATUSES, SEXES
from pertvarka.services.catalogue.rules import OfferRule, Unmet

Names = Mapping[str, Text]
"""Municipalities by their codes: whose call it is to read the territory says who asks."""


def years(count: int) -> Text:
    """`16 metų`, `21 metai`."""
    few = count % 10 != 0 and not 11 <= count % 100 <= 19  # noqa: PLR2004 (the grammar of Lithuanian numbers)
    return Text(f"{count} metai" if few else f"{count} metų", "1 year" if count == 1 else f"{count} years")


def sentence(problem: Unmet, *, municipalities: Names | None = None) -> Text:
    """One refusal of a rule, told to whoever looks for a place."""
    found, limit = _found(problem, municipalities or {}), _limit(problem.kind, problem.limit, municipalities or {})
    return Text(f"{found.lt}, {limit.lt}.", f"{found.en}; {limit.en}.")


def condition(rule: OfferRule, *, municipalities: Names | None = None) -> Text:
    """A rule by itself, as an offer tells it: `Paslauga teikiama nuo 18 metų.`"""
    told = _limit(rule.kind, rule.values, municipalities or {})
    return Text(f"{told.lt[:1].upper()}{told.lt[1:]}.", f"{told.en[:1].upper()}{told.en[1:]}.")


def _found(problem: Unmet, municipalities: Names) -> Text:
    if problem.is_unknown:
        return _UNKNOWN[problem.kind]
    return _FOUND[problem.kind](problem.found, municipalities)


def _limit(kind: str, values: tuple[str, ...], municipalities: Names) -> Text:
    return _LIMITS[kind](values, municipalities)


def _ages(found: tuple[str, ...], _names: Names) -> Text:
    told = years(int(found[0]))
    return Text(f"asmeniui {told.lt}".capitalize(), f"The person is {told.en} old")


def _level(found: tuple[str, ...], _names: Names) -> Text:
    return Text(
        f"Asmens pagalbos poreikio lygis – {found[0]} iš 4", f"The person's level of support is {found[0]} of 4"
    )


def _named(codes: Iterable[str], words: Names) -> Text:
    """Codes in words; what is not known stands as its code rather than fall out."""
    told = [words.get(code, Text(code, code)) for code in codes]
    return Text(", ".join(text.lt for text in told), ", ".join(text.en for text in told))


def _listed(kind: str, lithuanian: str, english: str) -> Callable[[tuple[str, ...], Names], Text]:
    """A sentence part with a list of codes in it."""

    def told(codes: tuple[str, ...], municipalities: Names) -> Text:
        names = _named(codes, CODES.get(kind, municipalities))
        return Text(lithuanian.format(names.lt), english.format(names.en))

    return told


def _numbered(lithuanian: str, english: str) -> Callable[[tuple[str, ...], Names], Text]:
    def told(values: tuple[str, ...], _names: Names) -> Text:
        return Text(lithuanian.format(values[0]), english.format(values[0]))

    return told


_SEX_FOUND = {
    "female": Text("Asmens lytis – moteris", "The person is female"),
    "male": Text("Asmens lytis – vyras", "The person is male"),
}
_UNKNOWN: dict[str, Text] = {
    rules.AGE_FROM: Text("Asmens amžius nežinomas", "The person's age is not known"),
    rules.AGE_UNTIL: Text("Asmens amžius nežinomas", "The person's age is not known"),
    rules.SEX: Text("Asmens lytis nenurodyta", "The person's sex is not recorded"),
    rules.TARGET_GROUP: Text("Asmuo nepriskirtas jokiai grupei", "The person is in no group yet"),
    rules.MUNICIPALITY: Text(
        "Už asmenį atsakinga savivaldybė nenurodyta", "The municipality in charge is not recorded"
    ),
    rules.SUPPORT_FROM: Text(
        "Asmens pagalbos poreikio lygis dar neįvertintas", "The person's level of support is not assessed yet"
    ),
    rules.SUPPORT_UNTIL: Text(
        "Asmens pagalbos poreikio lygis dar neįvertintas", "The person's level of support is not assessed yet"
    ),
    rules.LEGAL_STATUS: Text("Asmens teisinis statusas nenurodytas", "The person's legal status is not recorded"),
    rules.COMMUNICATION: Text("Nenurodyta, kaip asmuo bendrauja", "How the person communicates is not recorded"),
    rules.LANGUAGE: Text("Asmens kalbos nenurodytos", "The person's languages are not recorded"),
}
_FOUND: dict[str, Callable[[tuple[str, ...], Names], Text]] = {
    rules.AGE_FROM: _ages,
    rules.AGE_UNTIL: _ages,
    rules.SEX: lambda found, _names: _SEX_FOUND.get(found[0], _UNKNOWN[rules.SEX]),
    rules.TARGET_GROUP: _listed(rules.TARGET_GROUP, "Asmens grupė – {}", "The person's group: {}"),
    rules.MUNICIPALITY: _listed(rules.MUNICIPALITY, "Už asmenį atsako {}", "The municipality in charge is {}"),
    rules.SUPPORT_FROM: _level,
    rules.SUPPORT_UNTIL: _level,
    rules.LEGAL_STATUS: _listed(rules.LEGAL_STATUS, "Asmens teisinis statusas – {}", "The person's legal status: {}"),
    rules.COMMUNICATION: _listed(rules.COMMUNICATION, "Asmuo bendrauja taip: {}", "The person communicates by: {}"),
    rules.LANGUAGE: _listed(rules.LANGUAGE, "Asmens kalbos: {}", "The person's languages: {}"),
}
_LIMITS: dict[str, Callable[[tuple[str, ...], Names], Text]] = {
    rules.AGE_FROM: _numbered("paslauga teikiama nuo {} metų", "the service is given from the age of {}"),
    rules.AGE_UNTIL: _numbered("paslauga teikiama iki {} metų imtinai", "the service is given up to the age of {}"),
    rules.SEX: _listed(rules.SEX, "paslaugą gauna tik {}", "the service is only for {}"),
    rules.TARGET_GROUP: _listed(rules.TARGET_GROUP, "paslaugą gauna {}", "the service is for {}"),
    rules.MUNICIPALITY: _listed(
        rules.MUNICIPALITY,
        "paslauga teikiama tik šių savivaldybių gyventojams: {}",
        "the service is only for residents of: {}",
    ),
    rules.SUPPORT_FROM: _numbered(
        "paslauga teikiama, kai pagalbos poreikio lygis ne mažesnis kaip {}",
        "the service is given from level {} of support",
    ),
    rules.SUPPORT_UNTIL: _numbered(
        "paslauga teikiama, kai pagalbos poreikio lygis ne didesnis kaip {}",
        "the service is given up to level {} of support",
    ),
    rules.LEGAL_STATUS: _listed(
        rules.LEGAL_STATUS, "paslauga teikiama, kai teisinis statusas – {}", "the service asks for legal status: {}"
    ),
    rules.COMMUNICATION: _listed(
        rules.COMMUNICATION, "paslaugos vietoje galima bendrauti taip: {}", "at the service one can communicate by: {}"
    ),
    rules.LANGUAGE: _listed(rules.LANGUAGE, "paslauga teikiama šiomis kalbomis: {}", "the service is given in: {}"),
}
KNOWN_CODES = {
    rules.SEX: frozenset(SEXES),
    rules.TARGET_GROUP: frozenset(GROUPS),
    rules.LEGAL_STATUS: frozenset(LEGAL_STATUSES),
    rules.COMMUNICATION: frozenset(CODES["communication"]),
    rules.LANGUAGE: frozenset(CODES["language"]),
}
