"""`seal` and `check audit`: what they print, and with which code they end."""

import re
from pathlib import Path

import pytest

from pertvarka.faces.command_line import preparing
from pertvarka.faces.command_line.commands.audit import SENTENCES, _sentence
from pertvarka.foundation.base import chain, queries
from pertvarka.foundation.base.chain import Fault, Finding
from tests.unit.faces.command_line.conftest import Run

ROOT_LINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 (\d+) ([0-9a-f]{64})$", re.MULTILINE)


@pytest.fixture(autouse=True)
def tables_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands look for migrations as the owner, who has no part in the transaction of a test."""
    monkeypatch.setattr(preparing, "migrate", lambda: 0)


def test_a_seal_ends_with_the_root_to_send_outside(pertvarka: Run):
    code, told, complaint = pertvarka("seal")

    newest = queries.last_seal()
    assert newest
    assert (code, complaint) == (0, "")
    assert "Audit record: sealed as number 1, rows: " in told
    assert "Veiksmų žurnalas: užantspauduota numeriu 1, eilučių: " in told
    assert ROOT_LINE.findall(told.splitlines()[-1]) == [("1", newest.root)]


def test_with_nothing_new_the_newest_root_is_told_again(pertvarka: Run):
    first = pertvarka("seal")[1].splitlines()[-1]

    code, told, _ = pertvarka("seal")

    assert code == 0
    assert "Nothing new to seal" in told
    assert told.splitlines()[-1] == first


def test_roots_are_appended_once_and_compared(pertvarka: Run, tmp_path: Path):
    roots = tmp_path / "roots.txt"
    pertvarka("seal", "--roots", str(roots))
    pertvarka("seal", "--roots", str(roots))

    code, told, _ = pertvarka("check", "audit", "--roots", str(roots), "--language", "en")

    assert len(ROOT_LINE.findall(roots.read_text())) == 1
    assert code == 0
    assert "Seals checked: 1, of them compared with roots kept outside: 1." in told
    assert "that needs --roots" not in told


@pytest.mark.parametrize(
    ("language", "words"),
    [("lt", "Pakeitimų nerasta. Patikrinta antspaudų: 1"), ("en", "No change was found. Seals checked: 1")],
)
def test_a_whole_trace_is_told_in_the_language_asked(language: str, words: str, pertvarka: Run):
    pertvarka("seal")

    code, told, _ = pertvarka("check", "audit", "--language", language)

    assert code == 0
    assert words in told


def test_a_root_that_is_not_in_the_chain_ends_with_one_and_both_languages(pertvarka: Run, tmp_path: Path):
    roots = tmp_path / "roots.txt"
    pertvarka("seal")
    roots.write_text(f"2026-03-01T06:00:00+00:00 1 {'ab' * 32}\n")

    code, told, _ = pertvarka("check", "audit", "--roots", str(roots))

    assert code == 1
    assert "Seal 1: the root kept outside is not in the chain" in told
    assert "Antspaudas 1: kitur laikomas antspaudas nesutampa" in told
    assert "No change was found" not in told


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence_without_holes_in_both_languages(fault: Fault):
    sentence = _sentence(Finding(fault, "access_viewrecord", 14, 5, 9))

    assert set(SENTENCES) == set(Fault)
    for words in (sentence.lt, sentence.en):
        assert words[0].isupper()
        assert words.endswith(".")
        assert "14" in words or "5–9" in words
        assert "{" not in words


def test_after_many_faults_only_their_number_is_told(pertvarka: Run, monkeypatch: pytest.MonkeyPatch):
    ruined = tuple(Finding(Fault.ROW_CHANGED, "base_auditevent", 1, 2 * one, 2 * one) for one in range(60))
    checked = queries.TracesChecked((), (chain.RowsChecked("base_auditevent", ruined, 60, 0),), 1)
    monkeypatch.setattr(queries, "check_traces", lambda **_: checked)

    code, told, _ = pertvarka("check", "audit")

    assert code == 1
    assert told.count("the content was changed") == 50
    assert "And so many more: 10." in told


@pytest.mark.parametrize(
    "line", ["yesterday", "2026-03-01T06:00:00+00:00 one " + "ab" * 32, "2026-03-01T06:00:00+00:00 1 abcd"]
)
def test_a_line_that_is_no_root_is_told_with_its_place(line: str, pertvarka: Run, tmp_path: Path):
    roots = tmp_path / "roots.txt"
    roots.write_text(f"\n{line}\n")

    code, _, complaint = pertvarka("check", "audit", "--roots", str(roots))

    assert code == 1
    assert f"The file of roots cannot be read: {roots}, line 2." in complaint
    assert f"Antspaudų failo perskaityti nepavyko: {roots}, 2 eilutė." in complaint


def test_one_number_with_two_roots_is_refused(pertvarka: Run, tmp_path: Path):
    roots = tmp_path / "roots.txt"
    roots.write_text("".join(f"2026-03-01T06:00:00+00:00 1 {digits * 32}\n" for digits in ("ab", "cd")))

    code, _, complaint = pertvarka("check", "audit", "--roots", str(roots))

    assert code == 1
    assert "line 2" in complaint


def test_a_missing_file_of_roots_stops_the_check_but_not_the_first_seal(pertvarka: Run, tmp_path: Path):
    roots = tmp_path / "roots.txt"

    assert pertvarka("check", "audit", "--roots", str(roots))[0] == 1
    assert pertvarka("seal", "--roots", str(roots))[0] == 0
    assert roots.exists()


def test_nothing_is_sealed_when_the_root_cannot_be_kept(pertvarka: Run, tmp_path: Path):
    code, _, complaint = pertvarka("seal", "--roots", str(tmp_path / "nowhere" / "roots.txt"))

    assert code == 1
    assert "Nothing was sealed." in complaint
    assert queries.last_seal() is None
