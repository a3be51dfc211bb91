"""A case conference with its decisions, and the files of a case, on their pages."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.attachments import LARGEST_BYTES
from pertvarka.people.cases.models import Attachment, CaseConference, Part, Task
from tests.closed_plane import build_organisation, build_team_member
from tests.unit.faces.workbench.hand_over_people import (
    address,
    build_account,
    build_case,
    build_people,
    signed_in,
    text,
)

TODAY = timezone.localdate()
NEXT_WEEK = (TODAY + timedelta(days=7)).isoformat()


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def case(people):
    return build_case(people)


@pytest.fixture
def told(people):
    return {
        "held_on": TODAY.isoformat(),
        "participants": "Asmuo, vadybininkas, mokytoja",
        "person_took_part": "on",
        "own_words": "Noriu pas močiutę.",
        "summary": "Aptarta, kur gyventi.",
        "text_1": "Paskambinti močiutei",
        "due_on_1": NEXT_WEEK,
        "assignee_1": str(people.jonas.uuid),
    }


def attach(client, case, *, name="rastas.txt", content=b"Mokyklos rastas", title="Mokyklos raštas"):
    sent = {"title": title, "file": SimpleUploadedFile(name, content)}
    return client.post(address("attachments", case), sent)


def test_each_decision_becomes_a_task_and_empty_rows_do_not(people, case, told):
    answer = signed_in(people.jonas).post(address("conference_new", case), told)

    assert answer.headers["Location"] == address("case", case)
    with scope.of(people.jonas):
        conference = CaseConference.objects.get(case=case)
        assert [decision.text for decision in conference.decisions.all()] == ["Paskambinti močiutei"]
        assert Task.objects.get(case=case).due_on.isoformat() == NEXT_WEEK


def test_five_rows_stand_ready_without_script(people, case):
    page = signed_in(people.jonas).get(address("conference_new", case)).content.decode()

    assert 'name="text_5"' in page
    assert 'name="text_6"' not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"due_on_1": ""}, "Nurodykite, iki kurios dienos sprendimas bus įvykdytas."),
        ({"text_1": ""}, "Parašykite, ką iki tos dienos reikia padaryti"),
        ({"due_on_1": (TODAY - timedelta(days=1)).isoformat()}, "Užduoties terminas turi būti"),
        ({"held_on": (TODAY + timedelta(days=1)).isoformat()}, "Data negali būti vėlesnė už šiandieną."),
        ({"assignee_1": "stranger"}, "stranger"),
    ],
    ids=["no day", "no words", "before the meeting", "a meeting ahead", "an owner from outside"],
)
def test_what_is_wrong_is_told_at_its_row_and_nothing_typed_is_lost(people, case, told, changed, said):
    answer = signed_in(people.jonas).post(address("conference_new", case), {**told, **changed})

    assert answer.status_code == 422
    assert said in text(answer)
    assert "Noriu pas močiutę." in answer.content.decode()
    with scope.of(people.jonas):
        assert not CaseConference.objects.exists()


def test_a_file_is_attached_listed_and_given_out_with_its_look_recorded(people, case):
    client = signed_in(people.jonas)

    attach(client, case)
    with scope.of(people.jonas):
        (held,) = Attachment.objects.filter(case=case)
    given = client.get(address("attachment", case, held.uuid))

    assert "Mokyklos raštas" in text(client.get(address("attachments", case)))
    assert given.content == b"Mokyklos rastas"
    assert given.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert given.headers["Content-Disposition"] == f'attachment; filename="{case.number}-{held.uuid.hex[:8]}.txt"'
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in given.headers["Cache-Control"]
    with scope.of(people.jonas):
        look = ViewRecord.objects.get(kind=ViewRecord.Kind.ATTACHMENT)
        assert look.about == case.person.reference


def test_a_picture_comes_out_written_anew(people, case):
    picture = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Kanarėlė"
    Image.new("RGB", (8, 8), "teal").save(picture, "JPEG", exif=exif)
    client = signed_in(people.jonas)

    attach(client, case, name="a.jpg", content=picture.getvalue())
    with scope.of(people.jonas):
        (held,) = Attachment.objects.filter(case=case)

    given = client.get(address("attachment", case, held.uuid))
    assert given.headers["Content-Type"] == "image/jpeg"
    assert not Image.open(BytesIO(given.content)).getexif()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"PK\x03\x04\0\0", "Išsaugokite dokumentą kaip PDF"),
        ("a.txt", b"", "Failas tuščias"),
        ("a.txt", b"a" * (LARGEST_BYTES + 1), "Failas didesnis nei 10 MB"),
    ],
    ids=["an office document", "an empty file", "a large file"],
)
def test_a_file_that_is_not_taken_says_why_and_keeps_the_title(people, case, name, content, said):
    answer = attach(signed_in(people.jonas), case, name=name, content=content)

    assert answer.status_code == 422
    assert said in text(answer)
    assert 'value="Mokyklos raštas"' in answer.content.decode()


def test_a_file_too_large_to_be_read_at_all_is_not_asked_for_again(people, case, settings):
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

    answer = attach(signed_in(people.jonas), case, content=b"a" * (LARGEST_BYTES + 1))

    assert "Failas didesnis nei 10 MB" in text(answer)


def test_files_of_another_case_are_not_given_out_under_this_one(people, case):
    other, client = build_case(people), signed_in(people.jonas)
    attach(client, other)
    with scope.of(people.jonas):
        (held,) = Attachment.objects.filter(case=other)

    assert client.get(address("attachment", case, held.uuid)).status_code == 404
    assert signed_in(people.egle).get(address("attachment", other, held.uuid)).status_code == 404
    assert signed_in(people.ramune).get(address("attachment", other, held.uuid)).status_code == 404


def test_a_damaged_file_says_so_instead_of_breaking_the_page(people, case):
    client = signed_in(people.jonas)
    attach(client, case)
    with scope.of_command("load_demonstration"):
        (held,) = Attachment.objects.filter(case=case)
        broken = Attachment.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            title="Sugadintas",
            media_type="text/plain",
            size=3,
            digest=held.digest,
            content_sealed=bytes(held.content_sealed),
            attached_by=people.jonas,
        )

    answer = client.get(address("attachment", case, broken.uuid), follow=True)

    assert "Failo atverti nepavyko" in text(answer)


def test_whoever_reads_without_writing_sees_the_list_and_no_form(people, case):
    home = build_organisation("liepu-namai", kind="institution")
    ausra = build_account("Aušra", "institution_staff", home)
    build_team_member(case, home, "institution_staff", parts=[Part.CASE, Part.NOTES])
    client = signed_in(ausra)

    page = client.get(address("attachments", case))

    assert page.status_code == 200
    assert 'type="file"' not in page.content.decode()
    assert attach(client, case).status_code == 404
