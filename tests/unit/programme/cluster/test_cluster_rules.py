"""What the cluster lacks and who works with whom."""

from datetime import date

from pertvarka.programme.cluster import rules

KINDS = ("schools", "clinics")


def test_a_region_lacks_the_kinds_nobody_of_which_joined():
    found = rules.coverage(
        [("LT-TA", "schools"), ("LT-TA", "schools"), (rules.NATIONAL, "clinics")],
        regions=["LT-AL", "LT-TA"],
        kinds=KINDS,
    )

    assert found.missing("LT-TA") == ("clinics",)
    assert found.missing("LT-AL") == KINDS
    assert found.missing(rules.NATIONAL) == ("schools",)
    assert (found.of_region("LT-TA"), found.of_kind("schools"), found.of_kind("clinics")) == (2, 2, 1)


def test_two_organisations_are_tied_by_all_they_do_together():
    found = rules.ties([rules.pairs([(1, 2, 3), (2, 1)]), rules.pairs([{1, 2}]), rules.pairs([(3, 1), (3,)])])

    assert [(tie.one, tie.other, tie.strength) for tie in found] == [(1, 2, 3), (1, 3, 2), (2, 3, 1)]
    assert found[0].counts == (2, 1, 0)


def test_an_organisation_named_twice_in_an_agreement_is_not_tied_to_itself():
    assert rules.ties([rules.pairs([(1, 1)])]) == ()


def test_what_is_done_is_not_late():
    due, today = date(2026, 5, 1), date(2026, 5, 11)

    assert rules.days_late(due, done_on=None, today=today) == 10
    assert rules.days_late(due, done_on=today, today=today) == 0
    assert rules.days_late(today, done_on=None, today=today) == 0
