"""Small worlds that hypothesis thinks of: who holds which role where, whose cases, in whose hands."""

from hypothesis import strategies as st

from tests.access.oracle_rules import (
    MANAGER_PARTS,
    MUNICIPALITIES,
    PARTS,
    REACHES,
    CaseOf,
    Graph,
    MembershipOf,
    NoteOf,
    TeamRowOf,
)

ROLES = tuple(REACHES)

HOUR_PAST, HOUR_FUTURE = st.integers(-48, -1), st.integers(1, 48)

# Most of what is thought of should give something, else there is little to compare.
PERIODS = st.sampled_from([(-9, None), (-9, None), (-9, None), (-9, 9), (0, 0), (-9, 0), (-9, -1), (1, None)])

APPROVALS = st.sampled_from(["not needed", "not needed", "not needed", "given", "waiting"])

GIVEN_PARTS = st.one_of(
    st.just(MANAGER_PARTS),
    st.just(frozenset(PARTS)),
    st.frozensets(st.sampled_from(PARTS), min_size=1),
)

NOWHERE = st.just((None, None))

IN_A_MUNICIPALITY = st.tuples(st.integers(0, MUNICIPALITIES - 1), st.none())

IN_A_REGION = st.tuples(st.none(), st.integers(0, 1))

ROLES_IN_PLACES = st.one_of(
    st.tuples(st.sampled_from(ROLES), st.one_of(NOWHERE, IN_A_MUNICIPALITY, IN_A_REGION)),
    st.tuples(st.sampled_from(["case_manager", "oracle_organisation"]), NOWHERE),
    st.tuples(st.just("oracle_municipality"), IN_A_MUNICIPALITY),
    st.tuples(st.just("oracle_region"), IN_A_REGION),
)

HOURS = st.tuples(
    st.one_of(HOUR_PAST, HOUR_PAST, HOUR_PAST, HOUR_FUTURE), st.one_of(st.none(), HOUR_FUTURE, HOUR_PAST)
).filter(lambda hours: hours[1] is None or hours[1] >= hours[0])


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    organisations = draw(st.integers(1, 4))
    accounts = draw(st.integers(1, 4))
    persons = draw(st.integers(1, 4))
    an_organisation, an_account = st.integers(0, organisations - 1), st.integers(0, accounts - 1)
    memberships = draw(
        st.lists(
            st.builds(
                lambda account, role_in_place, organisation, days, approval: MembershipOf(
                    account, role_in_place[0], organisation, *role_in_place[1], *days, approval
                ),
                an_account,
                ROLES_IN_PLACES,
                st.one_of(an_organisation, an_organisation, an_organisation, st.none()),
                PERIODS,
                APPROVALS,
            ),
            min_size=2,
            max_size=10,
            # The same role in the same place for two periods that overlap is refused by the database.
            unique_by=lambda one: (one.account, one.role, one.organisation, one.municipality, one.region),
        )
    )
    whoever = st.tuples(an_account, st.sampled_from(ROLES), an_organisation)
    of_somebody = [(one.account, one.role, one.organisation) for one in memberships if one.organisation is not None]
    holders = st.one_of(whoever, *[st.sampled_from(of_somebody)] * 3) if of_somebody else whoever
    managers = [(account, organisation) for account, role, organisation in of_somebody if role == "case_manager"]
    anybody = st.tuples(an_account, an_organisation)
    manager = st.one_of(anybody, *[st.sampled_from(managers)] * 2) if managers else anybody
    cases = draw(
        st.lists(
            st.builds(
                lambda person, managed, protection, hour: CaseOf(person, managed[1], managed[0], protection, hour),
                st.integers(0, persons - 1),
                manager,
                st.sampled_from(["ordinary", "ordinary", "restricted", "sealed"]),
                st.one_of(st.none(), st.none(), st.integers(-40, -1)),
            ),
            min_size=1,
            max_size=6,
        )
    )
    a_case = st.integers(0, len(cases) - 1)
    team = st.builds(
        lambda case, holder, everyone, parts, hours: TeamRowOf(
            case, holder[2], None if everyone else holder[0], holder[1], parts, *hours
        ),
        a_case,
        holders,
        st.sampled_from([False, False, True]),
        GIVEN_PARTS,
        HOURS,
    )
    note = st.builds(
        NoteOf, a_case, an_account, st.sampled_from(["team", "team", "lead", "sealed"]), st.integers(-48, -1)
    )
    return Graph(
        municipality_of=draw(st.tuples(*[st.one_of(st.integers(0, MUNICIPALITIES - 1), st.none())] * organisations)),
        open_accounts=draw(st.tuples(*[st.sampled_from([True, True, True, True, False])] * accounts)),
        memberships=tuple(memberships),
        persons=persons,
        cases=tuple(cases),
        team=tuple(draw(st.lists(team, min_size=4, max_size=14))),
        notes=tuple(draw(st.lists(note, max_size=8))),
        tasks=tuple(draw(st.lists(a_case, max_size=4))),
        groups=tuple(draw(st.lists(st.integers(0, persons - 1), max_size=4, unique=True))),
    )
