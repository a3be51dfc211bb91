"""The words of the `type`, `appearance` and `settings` cells: what is taken, and what is refused by name."""

import re
from dataclasses import dataclass

from pertvarka.engines.xlsform.form import Kind

SIMPLE = {
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "integer": Kind.INTEGER,
    "int": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "range": Kind.RANGE,
    "acknowledge": Kind.ACKNOWLEDGE,
    "trigger": Kind.ACKNOWLEDGE,
    "hidden": Kind.HIDDEN,
}
# What a telephone would note for itself: the day of the assessment is all that an expression may need of it.
METADATA = {"start": ("now()", True), "end": ("now()", False), "today": ("today()", True)}
REFUSED = frozenset(
    [
        "geopoint",
        "geotrace",
        "geoshape",
        "gps",
        "location",
        "start-geopoint",
        "background-geopoint",
        "image",
        "photo",
        "audio",
        "video",
        "file",
        "barcode",
        "rank",
        "datetime",
        "dateTime",
        "osm",
        "audit",
        "deviceid",
        "phonenumber",
        "simserial",
        "subscriberid",
        "username",
        "email",
        "imei",
        "background-audio",
        "xml-external",
        "csv-external",
        "select_one_external",
        "print",
        "odk:rank",
        "uri",
        "select_one_from_file",
        "select_multiple_from_file",
        "entity",
        "signature",
    ]
)
APPEARANCES = frozenset(
    [
        "multiline",
        "minimal",
        "quick",
        "compact",
        "quickcompact",
        "horizontal",
        "horizontal-compact",
        "vertical",
        "likert",
        "label",
        "list-nolabel",
        "columns",
        "columns-pack",
        "no-buttons",
        "field-list",
        "table-list",
        "numbers",
        "thousands-sep",
        "summary",
        "no-calendar",
        "autocomplete",
        "picker",
        "rating",
        "no-ticks",
    ]
)
NUMBERED_APPEARANCE = re.compile(r"(?:w\d{1,2}|columns-\d{1,2}|compact-\d{1,2}|quickcompact-\d{1,2}|h\d)\Z")
REFUSED_COLUMNS = frozenset(
    [
        "image",
        "audio",
        "video",
        "big-image",
        "media",
        "autoplay",
        "trigger",
        "intent",
        "save_to",
        "entity",
        "body",
        "bind",
        "instance",
        "disabled",
        "accuracythreshold",
    ]
)
REFUSED_SETTINGS = frozenset(
    [
        "submission_url",
        "public_key",
        "auto_send",
        "auto_delete",
        "allow_choice_duplicates",
        "client_editable",
        "namespaces",
    ]
)


@dataclass(frozen=True, slots=True)
class Type:
    """A read `type` cell. `word` is what opens and closes: group, repeat, question, note, calculate, metadata."""

    word: str
    kind: Kind | None = None
    choice_list: str = ""
    or_other: bool = False
    metadata: str = ""


def read_type(written: str) -> Type | None:  # noqa: PLR0911
    """The type of a row; None for a word that is not taken.

    >>> read_type("select_one yes_no").choice_list
    'yes_no'
    >>> read_type("begin repeat").word, read_type("geopoint")
    ('begin repeat', None)
    """
    words = re.sub(r"\s+", " ", written.strip())
    low = words.lower()
    if found := re.fullmatch(r"(begin|end)[ _](group|repeat)", low):
        return Type(f"{found.group(1)} {found.group(2)}")
    if low in SIMPLE:
        return Type("question", SIMPLE[low])
    if low in ("note", "calculate"):
        return Type(low)
    if low in METADATA:
        return Type("metadata", metadata=low)
    found = re.fullmatch(
        r"(?P<one>select_one|select one(?: from)?|select1)|(?P<many>select_multiple|select multiple(?: from)?"
        r"|select all that apply(?: from)?)",
        low,
    ) or re.match(
        r"(?:(?P<one>select_one|select one(?: from)?|select1)"
        r"|(?P<many>select_multiple|select multiple(?: from)?|select all that apply(?: from)?)) ",
        low,
    )
    if found is None:
        return None
    rest = words[found.end() :].split()
    other = [word.lower() for word in rest[1:]]
    or_other = other in (["or_other"], ["or", "other"], ["or", "specify", "other"])
    if len(rest) > 1 and not or_other:
        return None
    kind = Kind.SELECT_ONE if found.group("one") else Kind.SELECT_MULTIPLE
    return Type("question", kind, rest[0] if rest else "", or_other)


def is_refused(written: str) -> bool:
    """Whether the standard knows the type and we do not take it; otherwise it is a slip of the pen."""
    word = (written.strip().split() or [""])[0]
    return (
        word in REFUSED
        or word.lower() in REFUSED
        or re.match(r"begin[ _]loop|end[ _]loop", written.lower()) is not None
    )
