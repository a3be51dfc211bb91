"""Made-up facts and definitions: few values a column, so that they meet often."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from pertvarka.engines.counting.conditions import Condition
from pertvarka.engines.counting.definition import Definition, Look, Measure, Period, Rule
from pertvarka.engines.counting.facts import FactRow

DAYS = st.dates(date(2016, 1, 1), date(2019, 12, 31))
REGIONS = ("LT-AL", "LT-UT", "LT-VL")
SUBJECTS = ("event:1", "event:2", "document:a")
VALUES: dict[str, tuple[str, ...]] = {
    "kind": ("seminar", "conference", "part"),
    "scope": ("national", "regional"),
    "state": ("held", "cancelled", "planned"),
    "reported_under": ("4.1", "4.1.1"),
    "part_of": ("event:1", "event_group:1"),
    "source": ("000", "002"),
    "subject": SUBJECTS,
    "regions": REGIONS,
    "municipality": ("11", "12"),
    "sex": ("female", "male"),
    "birth_year": ("1990", "2001"),
    "starts_on": ("2017-01-01", "2017-06-30"),
    "precision": ("day", "month"),
}
# Hyphens, colons, capitals and Lithuanian letters: what collations disagree about.
REFERENCES = st.text(alphabet="abBzžąE01:-. ", min_size=1, max_size=6)


def one_of(column: str, *, may_be_unknown: bool = False) -> st.SearchStrategy[str | None]:
    known = st.sampled_from(VALUES[column])
    return st.none() | known if may_be_unknown else known


dates_or_unknown = st.none() | st.sampled_from([date(2017, 1, 1), date(2017, 6, 30), date(2017, 12, 31)]) | DAYS

fact_rows: st.SearchStrategy[FactRow] = st.builds(
    FactRow,
    row_reference=REFERENCES,
    subject=st.sampled_from(SUBJECTS),
    amount=st.decimals(0, 500, places=2).map(lambda amount: amount + Decimal(0)),
    starts_on=dates_or_unknown,
    ends_on=dates_or_unknown,
    known_on=dates_or_unknown,
    precision=one_of("precision"),
    title_lt=st.just("Seminaras"),
    title_en=st.just("Seminar"),
    kind=one_of("kind"),
    scope=one_of("scope", may_be_unknown=True),
    state=one_of("state"),
    reported_under=one_of("reported_under", may_be_unknown=True),
    part_of=one_of("part_of", may_be_unknown=True),
    whole_known_on=dates_or_unknown,
    regions=st.lists(st.sampled_from(REGIONS), unique=True, max_size=3).map(lambda codes: tuple(sorted(codes))),
    municipality=one_of("municipality", may_be_unknown=True),
    service_type=st.none(),
    target_group=st.none(),
    sex=one_of("sex", may_be_unknown=True),
    birth_year=st.none() | st.sampled_from([1990, 2001]),
    source=one_of("source", may_be_unknown=True),
    address=st.none(),
)
many_rows = st.lists(fact_rows, max_size=12, unique_by=lambda row: row.row_reference)


@st.composite
def condition_on(draw: st.DrawFn) -> Condition:
    column = draw(st.sampled_from(sorted(VALUES)))
    values = draw(st.lists(st.sampled_from([*VALUES[column], "unheard-of"]), unique=True, max_size=3))
    return Condition(column, tuple(values), draw(st.booleans()))


several_conditions = st.lists(condition_on(), min_size=1, max_size=2).map(tuple)


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    conditions = draw(st.lists(several_conditions, max_size=3))
    return Definition(
        code=draw(st.sampled_from(["4.1.1", "seminars-2017"])),
        fact=draw(st.sampled_from(["events", "documents"])),
        measure=draw(st.sampled_from(Measure)),
        rules=tuple(Rule(f"rule_{place}", wanted) for place, wanted in enumerate(conditions)),
        among=draw(st.just(()) | several_conditions),
        look=draw(st.sampled_from(Look)),
        period=draw(st.none() | st.just(Period(first, last))),
    )


regions_or_country = st.none() | st.sampled_from(REGIONS)
