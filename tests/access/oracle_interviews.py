"""Questions that hypothesis thinks of, and who puts them."""

from hypothesis import strategies as st

from tests.access.oracle_queries import (
    NAMES,
    Both,
    Compare,
    Condition,
    Exists,
    Not,
    Query,
    Step,
    every_shape,
)

NOBODY, KEEPER, FORGER = "nobody", "keeper", "forger"

small = st.integers(0, 9)

compares = st.builds(Compare, small, small, st.sampled_from(["=", "<>", ">", "IN"]), st.integers(0, 5))

conditions: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(compares, st.builds(Exists, small, st.integers(0, 30), st.booleans(), st.one_of(st.none(), compares))),
    lambda inner: st.one_of(st.builds(Not, inner), st.builds(Both, inner, st.sampled_from(["AND", "OR"]), inner)),
    max_leaves=3,
)

questions = st.builds(
    lambda shape, **parts: Query(shape=shape[0], wrapper=shape[1], **parts),
    shape=st.sampled_from(every_shape()),
    first=st.integers(0, len(NAMES) - 1),
    steps=st.lists(st.builds(Step, small, st.integers(0, 30), st.booleans()), max_size=2).map(tuple),
    where=st.one_of(st.none(), st.none(), conditions),
    alias=small,
    column=small,
    link=st.integers(0, 30),
)

ASKERS = st.one_of(small, small, small, small, small, st.sampled_from([NOBODY, KEEPER, FORGER]))


WHOLE_TABLES = [
    Query(number, steps=(), where=None, shape="rows", alias=0, column=1, link=0, wrapper="plain")
    for number in range(len(NAMES))
]


def interviews(count: int) -> st.SearchStrategy[list[tuple[int | str, Query]]]:
    """So many questions, each with who asks it: the number of an account, or somebody without one."""
    return st.lists(st.tuples(ASKERS, questions), min_size=count, max_size=count)
