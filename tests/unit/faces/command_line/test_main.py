"""Ports, the database address, and calls that are misspelt."""

import io
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from pertvarka.faces.command_line import main, ports
from pertvarka.foundation.database import cluster, url
from pertvarka.foundation.database.errors import DatabaseStartError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port somebody else listens at."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def console() -> Console:
    return Console(file=io.StringIO(), width=200)


def told(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_taken_port_gives_the_next_free_one_and_says_so(taken: int, console: Console):
    port = ports.free_port(taken, console)

    assert taken < port < taken + ports.TRIES
    assert f"Port {taken} is taken; using {port}." in told(console)
    assert f"Prievadas {taken} užimtas; naudojamas {port}." in told(console)


def test_a_free_port_is_taken_without_a_word(taken: int, console: Console):
    free = ports.free_port(taken, Console(file=io.StringIO()))

    assert ports.free_port(free, console) == free
    assert told(console) == ""


def test_the_port_comes_from_the_environment_when_none_is_given(
    taken: int, console: Console, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PERTVARKA_PORT", str(taken))

    assert ports.free_port(None, console) > taken


@pytest.mark.parametrize("written", ["abc", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told_in_a_sentence(written: str, console: Console, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PERTVARKA_PORT", written)

    with pytest.raises(SystemExit) as stopped:
        ports.free_port(None, console)

    assert f"“{written}” is no port" in str(stopped.value)
    assert f"„{written}“ nėra prievado numeris" in str(stopped.value)


def test_the_database_named_in_the_environment_wins_and_nothing_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def start(*_: object, **__: object) -> None:
        pytest.fail("a cluster was started")

    monkeypatch.setattr(cluster, "ensure_running", start)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@db.example/pertvarka")

    assert url.database_url(tmp_path) == "postgresql://somebody@db.example/pertvarka"


def test_a_database_that_does_not_start_is_told_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from pertvarka.faces.command_line import preparing

    class NoRoom(DatabaseStartError):
        def __init__(self) -> None:
            super().__init__(sentence_en="The disk is full.", sentence_lt="Diskas pilnas.")

    def refuse() -> None:
        raise NoRoom

    monkeypatch.setattr(preparing, "start_django", refuse)

    assert main.main(["results"]) == 1
    assert capsys.readouterr().err.splitlines() == ["The disk is full.", "Diskas pilnas."]


@pytest.mark.parametrize("arguments", [[], ["laod"], ["results", "--as-of", "yesterday"], ["diff", "one"]])
def test_a_misspelt_call_says_how_to_write_it(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        main.main(arguments)

    assert stopped.value.code == 2
    assert "usage: pertvarka" in capsys.readouterr().err
