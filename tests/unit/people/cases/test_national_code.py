"""A national code is read right, and a wrong one is told by the digit to look at."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pertvarka.people.cases import national_code
from pertvarka.people.cases.errors import CodeFault, NationalCodeMalformed

TODAY = date(2026, 11, 22)
births = st.dates(min_value=date(1800, 1, 1), max_value=TODAY)
sexes = st.sampled_from(["female", "male"])


def fault_of(text: str, *, today: date = TODAY) -> CodeFault:
    with pytest.raises(NationalCodeMalformed) as caught:
        national_code.parse(text, today=today)
    return caught.value.what


@given(births, sexes, st.integers(0, 999))
def test_what_is_composed_is_read_back(born_on: date, sex: str, serial: int):
    read = national_code.parse(national_code.compose(sex=sex, born_on=born_on, serial=serial), today=TODAY)

    assert (read.sex, read.born_on, read.serial) == (sex, born_on, serial)
    assert read.is_invented == (serial == 0)


@given(births, sexes, st.integers(0, 10), st.integers(1, 9))
def test_any_one_digit_mistyped_gives_another_code_or_none(born_on: date, sex: str, place: int, by: int):
    """A changed digit gives another check digit, with the rare exception of the second sum; it is never read the same."""
    code = national_code.compose(sex=sex, born_on=born_on, serial=0)
    mistyped = f"{code[:place]}{(int(code[place]) + by) % 10}{code[place + 1 :]}"

    try:
        read = national_code.parse(mistyped, today=TODAY)
    except NationalCodeMalformed:
        return
    assert read.text != code


def test_check_digits_worked_out_by_hand():
    # 3·1 + 9·2 + 1·5 + 1·7 = 33, which 11 divides.
    assert national_code.check_digit("3900101000") == 0
    # 6·1 + 8·3 + 2·5 + 2·6 + 9·7 = 115 = 10·11 + 5.
    assert national_code.check_digit("6080229000") == 5


def test_the_second_sum_is_used_when_the_first_leaves_ten():
    days = (date(1990, 1, 1) + timedelta(days=number) for number in range(400))
    codes = [national_code.compose(sex="male", born_on=day, serial=0) for day in days]
    second = [
        code
        for code in codes
        if sum(int(d) * w for d, w in zip(code[:10], (1, 2, 3, 4, 5, 6, 7, 8, 9, 1), strict=True)) % 11 == 10
    ]

    assert second
    for code in second:
        again = sum(int(d) * w for d, w in zip(code[:10], (3, 4, 5, 6, 7, 8, 9, 1, 2, 3), strict=True)) % 11
        assert int(code[-1]) == (again if again < 10 else 0)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("", CodeFault.LENGTH, id="nothing"),
        pytest.param("3900101000", CodeFault.LENGTH, id="ten digits"),
        pytest.param("390010100000", CodeFault.LENGTH, id="twelve digits"),
        pytest.param("3900101OOO0", CodeFault.LETTERS, id="letters O for zeros"),
        pytest.param("3900101-0000", CodeFault.LETTERS, id="a dash"),
        pytest.param("٣٩٠٠١٠١٠٠٠٠", CodeFault.LETTERS, id="digits of another script"),
        pytest.param("09001010002", CodeFault.FIRST_DIGIT, id="begins with 0"),
        pytest.param("99001010002", CodeFault.FIRST_DIGIT, id="begins with 9"),
        pytest.param("39013010002", CodeFault.DATE, id="thirteenth month"),
        pytest.param("39002300002", CodeFault.DATE, id="30 February"),
        pytest.param("30102290002", CodeFault.DATE, id="29 February of no leap year"),
        pytest.param("39000000002", CodeFault.DATE, id="no month and no day"),
        pytest.param("52611230000", CodeFault.FUTURE, id="born tomorrow"),
        pytest.param("72601010000", CodeFault.FUTURE, id="born in the next century"),
        pytest.param("39001010003", CodeFault.CHECKSUM, id="last digit"),
    ],
)
def test_a_wrong_code_is_told_by_what_is_wrong(text: str, what: CodeFault):
    assert fault_of(text) == what


def test_spaces_do_not_matter():
    assert national_code.parse(" 3 900101 000 0 ", today=TODAY).text == "39001010000"


def test_somebody_born_today_has_a_code():
    code = national_code.compose(sex="female", born_on=TODAY, serial=1)

    assert national_code.parse(code, today=TODAY).born_on == TODAY
    assert fault_of(code, today=TODAY - timedelta(days=1)) == CodeFault.FUTURE


@pytest.mark.parametrize("what", list(CodeFault))
def test_each_fault_has_its_sentence_in_both_languages(what: CodeFault):
    error = NationalCodeMalformed(what)

    assert error.sentence_lt != error.sentence_en
    assert error.sentence_lt.endswith(".")


def test_the_sentence_does_not_repeat_the_code():
    """Sentences reach pages and logs, where nobody's code may stand."""
    with pytest.raises(NationalCodeMalformed) as caught:
        national_code.parse("39001010003", today=TODAY)

    assert "390" not in caught.value.sentence_lt + caught.value.sentence_en
