"""A table of attendance: matched, corrected row by row, brought in, undone. Nothing is written before the button."""

from io import BytesIO

import pytest
import xlsxwriter
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.base.jobs import draining, queries
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import errors, tables
from pertvarka.programme.events.actions import importing
from pertvarka.programme.events.models import Attendance, AttendanceImport, Event, Registration
from pertvarka.programme.events.queries import attendance as reading
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import build_office, build_officer
from tests.unit.programme.events.attended import build_day, come

pytestmark = pytest.mark.usefixtures("reform")
HEADINGS = ("Nr.", "Vardas, pavardė", "El. paštas", "Įstaiga", "Pusdienis")


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    return build_day(egle, office, places=3)


def workbook(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((headings, *rows)):
            sheet.write_row(number, 0, row)
    return written.getvalue()


def begin(event: Event, by: Account, content: bytes) -> AttendanceImport:
    with scope.of(by):
        return importing.begin(event=event, content=content, by=by)


def verdicts(draft: AttendanceImport, by: Account) -> list[tuple[int, str, str]]:
    with scope.of(by):
        found = reading.import_draft(draft.uuid)
        return [(one.row.number, one.state, one.fault or "") for one in importing.look(found)]


def test_each_row_says_what_is_wrong_with_it_and_nothing_is_saved_yet(event: Event, egle: Account):
    come(event, 2, organisation="Alytaus globos namai")
    draft = begin(
        event,
        egle,
        workbook(
            ("1", "Vardenis Pavardenis 1", "VARDENIS1@istaiga.example", "Alytaus globos namai", "1"),
            ("2", "Vardenis Pavardenis 2", "", "Alytaus globos namai", "2 pusdienis"),
            ("3", "", "", "", "1"),
            ("4", "Nauja Dalyvė", "nauja@", "", ""),
            ("5", "Nauja Dalyvė", "", "", ""),
            ("6", "Nauja Dalyvė", "nauja@istaiga.example", "", "9"),
            ("7", "Vardenis Pavardenis 1", "vardenis1@istaiga.example", "", "1"),
            ("8", "Petras Visai Kitas", "vardenis1@istaiga.example", "", "2"),
            ("9", "Vardenis Pavardenis 2", "vardenis2@istaiga.example", "Ministerija", "1"),
            ("10", "Vardenis Pavardenis", "kitas@istaiga.example", "", "1"),
            ("11", "Ona Naujokė", "ona@istaiga.example", "", "visi"),
        ),
    )
    assert verdicts(draft, egle) == [
        (2, "ready", ""),
        (3, "ready", ""),
        (4, "wrong", "name_missing"),
        (5, "wrong", "email_malformed"),
        (6, "wrong", "email_missing"),
        (7, "wrong", "session_unknown"),
        (8, "wrong", "twice"),
        (9, "duplicate", "name_differs"),
        (10, "duplicate", "other_organisation"),
        (11, "duplicate", "maybe_same"),
        (12, "ready", ""),
    ]
    with scope.of(egle):
        assert not Attendance.objects.exists()
        assert Registration.objects.count() == 2
        assert b"istaiga.example" not in bytes(AttendanceImport.objects.get().table_sealed)


def test_what_is_ready_is_brought_in_the_rest_is_corrected_and_everything_can_be_undone(event: Event, egle: Account):
    first, _second, _third = come(event, 3)
    draft = begin(
        event,
        egle,
        workbook(
            ("1", "Vardenis Pavardenis 1", "vardenis1@istaiga.example", "", ""),
            ("2", "Ona Naujokė", "ona@istaiga.example", "", "1"),
            ("3", "Vardenis Pavardenis", "", "", "2"),
            ("4", "Jonas Praleistas", "", "", "2"),
        ),
    )
    with scope.of(egle):
        assert importing.bring_in(draft=draft, by=egle) == 2
        event.refresh_from_db()
        # Ona came though all three places were taken: she is noted and holds none.
        assert (event.participants_counted, event.places_taken) == (2, 3)
        walked_in = Registration.objects.get(state="invited")
        assert (walked_in.participant.name, Attendance.objects.count()) == ("Ona Naujokė", 3)
        draft.refresh_from_db()
        assert [row["name"] for row in draft.table["rows"]] == ["", "", "Vardenis Pavardenis", "Jonas Praleistas"]
        with pytest.raises(errors.NothingReady):
            importing.bring_in(draft=draft, by=egle)
        changes = {4: {"choice": str(first.uuid)}, 5: {"choice": "skip"}}
        with pytest.raises(ChangedMeanwhile):
            importing.correct(draft=draft, changes=changes, expected_version=1, by=egle)
        importing.correct(draft=draft, changes=changes, expected_version=draft.version, by=egle)
        draft.refresh_from_db()
        # The first was at that half-day already, by their own row: nothing is noted twice.
        assert importing.bring_in(draft=draft, by=egle) == 1
        draft.refresh_from_db()
        assert (draft.state, draft.table["rows"]) == ("done", [])
        assert importing.undo(draft=draft, by=egle) == 3
        event.refresh_from_db()
        assert (event.participants_counted, Attendance.objects.count()) == (None, 0)
        walked_in.refresh_from_db()
        assert walked_in.state == "cancelled"
        with pytest.raises(errors.ImportClosed):
            importing.undo(draft=draft, by=egle)


def test_columns_that_are_not_known_are_matched_by_hand(event: Event, egle: Account):
    come(event, 1)
    table = workbook(("vardenis1@istaiga.example", "Vardenis", "Pavardenis 1"), headings=("Paštas?", "A", "B"))
    draft = begin(event, egle, table)
    assert verdicts(draft, egle) == [(2, "wrong", "name_missing")]
    with scope.of(egle):
        columns = ["email", "first_name", "surname"]
        importing.match_columns(draft=draft, columns=columns, expected_version=draft.version, by=egle)
    assert verdicts(draft, egle) == [(2, "ready", "")]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a workbook", b"\x81\x00\x01\x02", b"tik antra\xc5\xa1t\xc4\x97"]
)
def test_what_is_no_table_is_refused_with_a_sentence(event: Event, egle: Account, content: bytes):
    with scope.of(egle), pytest.raises(errors.TableUnreadable):
        importing.begin(event=event, content=content, by=egle)


def test_another_office_and_a_trainer_meet_no_table(event: Event, egle: Account):
    come(event, 1)
    draft = begin(event, egle, workbook(("1", "Vardenis Pavardenis 1", "vardenis1@istaiga.example", "", "")))
    other = build_officer("Asta", build_office("kitas-biuras"))
    with scope.of(other), pytest.raises(errors.EventNotFound):
        importing.bring_in(draft=draft, by=other)
    trainer = build_account("Neringa", "trainer", None)
    Event.objects.filter(pk=event.pk).update(trainer=trainer)
    with scope.of(trainer):
        assert not AttendanceImport.objects.exists()
        with pytest.raises(NotAllowed):
            importing.bring_in(draft=draft, by=trainer)


def csv(count: int, *, names: str = "Vardenė Nr") -> bytes:
    rows = (f"{names} {number};dalyve{number}@istaiga.example;;" for number in range(1, count + 1))
    return "\n".join(("Vardas, pavardė;El. paštas;Įstaiga;Pusdienis", *rows)).encode()


def test_a_long_table_is_brought_in_in_the_background_with_progress(
    egle: Account, office: Organisation, monkeypatch: pytest.MonkeyPatch
):
    event = build_day(egle, office, half_days=1)
    short, long = begin(event, egle, csv(3)), begin(event, egle, csv(4, names="Dalyvė Nr"))
    monkeypatch.setattr(tables, "AT_ONCE", 3)
    monkeypatch.setattr(importing, "STEP", 2)
    assert (importing.is_long(short), importing.is_long(long)) == (False, True)
    steps: list[tuple[int, int]] = []
    with scope.of(egle):
        importing.bring_in(draft=long, by=egle, progress=lambda done, total: steps.append((done, total)))
        job = importing.ask(draft=short, by=egle)
    assert steps == [(2, 4), (4, 4)]
    draining.run_waiting()
    with scope.of(egle):
        told = queries.shown(job, by=egle, at=timezone.now())
        assert told is not None
        # The same e-mails under another name wait for a decision; the job says so in its own words.
        assert (told.state, told.message) == ("failed", "Nėra nė vienos paruoštos eilutės. Pataisykite klaidas.")
        assert Attendance.objects.count() == 4


def test_the_background_writes_what_the_page_would(egle: Account, office: Organisation):
    event = build_day(egle, office, half_days=1)
    draft = begin(event, egle, csv(3))
    with scope.of(egle):
        job = importing.ask(draft=draft, by=egle)
    draining.run_waiting()
    with scope.of(egle):
        told = queries.shown(job, by=egle, at=timezone.now())
        assert told is not None
        assert (told.state, told.done_count, told.message) == ("done", 3, "Įkelta eilučių: 3.")
        assert reading.import_draft(draft.uuid).state == "done"
        assert Attendance.objects.filter(came_by=draft, noted_by=egle).count() == 3


def test_twenty_thousand_rows_are_read_and_no_more():
    assert len(tables.read(csv(tables.MOST_ROWS)).rows) == tables.MOST_ROWS
    with pytest.raises(errors.TableTooLong):
        tables.read(csv(tables.MOST_ROWS + 1))


def test_a_workbook_that_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch):
    rows = [(str(number), f"Vardenė {number}") for number in range(6)]
    monkeypatch.setattr(tables, "MOST_ROWS", 6)
    assert len(tables.read(workbook(*rows)).rows) == 6
    monkeypatch.setattr(tables, "MOST_ROWS", 5)
    with pytest.raises(errors.TableTooLong):
        tables.read(workbook(*rows))
