"""The data map as a page for people: docs/data-map.md is this text, and a test holds the two together."""

from django.utils import translation

from pertvarka.people.rights.definitions import (
    CarriedOut,
    MappedTable,
    Personal,
    RetentionRule,
    Start,
    Subject,
    data_map,
    retention_rules,
)

INTRODUCTION = """\
# Data map: what the database keeps about people, column by column

Written from [definitions/data_map.yaml](../src/pertvarka/definitions/data_map.yaml) and
[definitions/retention.yaml](../src/pertvarka/definitions/retention.yaml); do not edit it here, run
`python -m tests.guards.data_map`. A test holds the map against the tables of the database and against the export of a
person: a column that says something about a person is on both, or the build fails.

"Special" is data about health, disability, care or a child (GDPR Art. 9, or as sensitive). "Sealed" columns are
encrypted. Tables of a person's file name the rule `file_of_child`; an adult's file follows `file_of_adult`. Purposes
are ours; **grounds and years are proposals that the controller decides**, the years with its archivist.
"""
WHOM = {
    Subject.PERSON: "the person the work is for",
    Subject.STAFF: "members of staff",
    Subject.NOBODY: "nobody",
}
STARTS = {
    Start.CASE_CLOSED: "after the person's last case is closed",
    Start.REQUEST_GRANTED: "after the request is granted",
    Start.BEGUN: "after it was begun",
    Start.RECORDED: "after it was recorded",
    Start.ENDED: "after its end",
    Start.ACCOUNT_CLOSED: "after the account is closed",
}
CARRIED_OUT = {
    CarriedOut.LIST: "a list, looked at, approved by a second person, then carried out by the system",
    CarriedOut.ITSELF: "by itself",
    CarriedOut.HAND: "by hand: nothing in the system does it yet",
}
DATA = {Personal.NONE: "", Personal.PERSONAL: "personal", Personal.SPECIAL: "special"}


def markdown() -> str:
    """The whole page, in English, the language of the documents."""
    with translation.override("en"):
        parts = [INTRODUCTION, "## How long\n\n" + _rules()]
        parts += [_table(table) for table in data_map().values()]
    return "\n".join(parts)


def _rules() -> str:
    rows = [
        "| rule | what | kept | then | how | ground |",
        "|---|---|---|---|---|---|",
        *(
            f"| `{rule.code}` | {rule.title} | {_period(rule)} | {rule.action} | {CARRIED_OUT[rule.carried_out]} | "
            f"{rule.basis} |"
            for rule in retention_rules().values()
        ),
    ]
    return "\n".join(rows) + "\n"


def _period(rule: RetentionRule) -> str:
    if rule.action == "keep":
        return "as long as the system"
    years = "1 year" if rule.years == 1 else f"{rule.years} years"
    amount = years if rule.years else f"{rule.days} days" if rule.days else "at once"
    age = f", at least until the age of {rule.until_age}" if rule.until_age else ""
    return f"{amount} {STARTS[rule.starts]}{age}"


def _table(table: MappedTable) -> str:
    rows = [
        f"## `{table.table}`: {table.title}\n",
        (
            f"About {WHOM[table.subject]}. Kept for {table.purpose}. Ground: {table.basis}. "
            f"Retention: `{table.retention}`.\n"
        ),
        "| column | what it is | data | in the export of a person |",
        "|---|---|---|---|",
    ]
    for name, column in table.columns.items():
        data = DATA[column.data] + (", sealed" if column.sealed else "")
        rows.append(f"| `{name}` | {column.en} | {data} | {_exported(table, name)} |")
    return "\n".join(rows) + "\n"


def _exported(table: MappedTable, name: str) -> str:
    column = table.columns[name]
    if table.subject is not Subject.PERSON or column.data is Personal.NONE:
        return ""
    return f"no: {column.apart}" if column.apart else "yes"
