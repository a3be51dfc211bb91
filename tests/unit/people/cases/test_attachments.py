"""Files before they are attached: what they are, what is left behind, what is not taken."""

import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from pertvarka.people.cases import attachments
from pertvarka.people.cases.attachments import MediaType
from pertvarka.people.cases.errors import FileRefused
from pertvarka.people.cases.file_faults import FileFault


def picture(kind: str, *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object) -> bytes:
    written = BytesIO()
    Image.new(mode, size, 120 if mode == "L" else (200, 30, 30, 90)[: len(mode)]).save(written, format=kind, **options)
    return written.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def document(catalog: bytes = b"", objects: bytes = b"") -> bytes:
    body = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>\nendobj\n" + objects
    return b"%PDF-1.7\n" + body + b"\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def refusal(content: bytes, *, name: str = "failas") -> FileFault:
    with pytest.raises(FileRefused) as refused:
        attachments.check(content, declared_name=name)
    assert refused.value.sentence_lt
    assert refused.value.sentence_en
    return refused.value.what


def object_stream(objects: bytes, *, dictionary: bytes = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode") -> bytes:
    return b"5 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj" % (dictionary, zlib.compress(objects))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_kept_as_what_it_is(kind: str):
    kept = attachments.check(picture(kind), declared_name="nuotrauka")

    assert kept.media_type == MediaType[kind]
    assert opened(kept.content).size == (40, 20)


def test_the_place_where_a_photograph_was_taken_is_left_behind():
    exif = Image.Exif()
    exif[0x010F] = "Kameros gamintojas"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (54.0, 41.0, 13.0)
    content = picture("JPEG", exif=exif, comment=b"Vardenis Pavardenis", icc_profile=b"profilis")
    assert opened(content).getexif().get_ifd(0x8825)

    kept = attachments.check(content, declared_name="IMG_0001.jpg").content

    assert not opened(kept).getexif()
    for trace in (b"Exif", b"Kameros", b"Vardenis", b"profilis"):
        assert trace in content
        assert trace not in kept


def test_words_glued_to_a_png_are_left_behind():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Vardenis Pavardenis")
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta/>")

    kept = attachments.check(picture("PNG", pnginfo=words), declared_name="a.png").content

    assert not opened(kept).info
    assert b"Vardenis" not in kept


def test_a_photograph_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    kept = attachments.check(picture("JPEG", exif=exif), declared_name="a.jpg").content

    assert opened(kept).size == (20, 40)


def test_what_a_picture_shows_through_stays_so():
    kept = attachments.check(picture("PNG", mode="RGBA"), declared_name="a.png").content

    assert opened(kept).getpixel((0, 0)) == (200, 30, 30, 90)


def test_the_first_bytes_decide_and_not_the_name():
    kept = attachments.check(picture("PNG"), declared_name="sutikimas.pdf")

    assert kept.media_type == MediaType.PNG


def test_a_program_called_a_picture_is_refused():
    assert refusal(b"MZ\x90\0\3" + bytes(200), name="nuotrauka.jpg") == FileFault.OTHER_KIND


def test_an_archive_glued_to_a_picture_stays_behind():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("virus.js", "alert(1)")

    kept = attachments.check(picture("JPEG") + archive.getvalue(), declared_name="a.jpg").content

    assert not zipfile.is_zipfile(BytesIO(kept))


def test_a_small_file_of_a_vast_picture_is_refused_before_it_is_unpacked():
    size = (60_000).to_bytes(4) * 2
    chunks = [chunk(b"IHDR", size + bytes([8, 2, 0, 0, 0])), chunk(b"IDAT", zlib.compress(bytes(9_000_000)))]
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)

    assert len(bomb) < 10_000
    assert refusal(bomb) == FileFault.TOO_MANY_DOTS


def test_a_picture_of_more_than_forty_million_dots_is_refused():
    assert refusal(picture("PNG", mode="L", size=(40_001, 1_000))) == FileFault.TOO_MANY_DOTS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_short_is_refused(kind: str):
    noise = Image.effect_noise((200, 200), 90)
    written = BytesIO()
    noise.convert("RGB").save(written, format=kind)

    assert refusal(written.getvalue()[: len(written.getvalue()) // 2]) == FileFault.BROKEN


@pytest.mark.parametrize("start", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x08\0\0\0WEBP"])
def test_only_the_beginning_of_a_picture_is_refused(start: bytes):
    assert refusal(start + b"<script>") == FileFault.BROKEN


def test_plain_text_is_kept_without_the_mark_of_its_encoding():
    kept = attachments.check("\ufeffŽmogus prašė paskambinti.\n".encode(), declared_name="a.txt")

    assert kept == attachments.Checked(MediaType.TEXT, "Žmogus prašė paskambinti.\n".encode())


@pytest.mark.parametrize("content", [b"<html><script>", b"  <?xml version='1.0'?>", b"#!/bin/sh", b"{\\rtf1"])
def test_text_that_other_programs_take_for_orders_is_refused(content: bytes):
    assert refusal(content, name="a.txt") == FileFault.OTHER_KIND


def test_text_in_another_encoding_is_refused_with_what_to_do():
    assert refusal("Žmogus".encode("cp1257")) == FileFault.ENCODING


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("planas.docx", FileFault.DOCUMENT),
        ("IMG.HEIC", FileFault.PICTURE_KIND),
        ("a.exe", FileFault.OTHER_KIND),
        ("be-galunes", FileFault.OTHER_KIND),
    ],
)
def test_what_is_not_taken_says_what_to_do(name: str, fault: FileFault):
    assert refusal(b"PK\3\4\0\0\0", name=name) == fault


def test_an_empty_file_is_refused():
    assert refusal(b"") == FileFault.EMPTY


def test_ten_megabytes_is_the_most():
    assert attachments.check(b"a" * attachments.LARGEST_BYTES, declared_name="a.txt")
    assert refusal(b"a" * (attachments.LARGEST_BYTES + 1)) == FileFault.TOO_LARGE


def test_a_document_for_reading_is_kept_byte_for_byte():
    content = document(b"/Lang (lt)", object_stream(b"7 0 << /Title (Planas) >>"))

    assert attachments.check(content, declared_name="a.pdf") == attachments.Checked(MediaType.PDF, content)


def test_a_document_made_by_our_own_typesetter_is_kept():
    import typst

    content = typst.compile(b"= Planas\nTekstas", format="pdf")

    assert attachments.check(content, declared_name="planas.pdf").media_type == MediaType.PDF


@pytest.mark.parametrize(
    "active",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        b"/OpenAction << /S /J#61vaScript /JS (app.alert(1)) >>",
        b"/OpenAction << /S /Launch /F (cmd.exe) >>",
        b"/Names << /EmbeddedFiles 9 0 R >>",
        b"/AcroForm << /XFA 9 0 R >>",
    ],
)
def test_a_document_that_acts_is_refused(active: bytes):
    assert refusal(document(active)) == FileFault.ACTIVE


@pytest.mark.parametrize(
    "dictionary",
    [
        b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
        b"/Filter [/FlateDecode] /First 4 /N 1 /Type /Obj#53tm",
        b"/F#69lter /FlateDecode /N 1 /First 4",
    ],
)
def test_a_program_packed_into_a_document_is_found(dictionary: bytes):
    packed = object_stream(b"7 0 << /S /JavaScript /JS (app.alert(1)) >>", dictionary=dictionary)

    assert refusal(document(b"", packed)) == FileFault.ACTIVE


def test_objects_packed_in_a_way_we_do_not_unpack_are_refused():
    packed = object_stream(
        b"7 0 << >>", dictionary=b"/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]"
    )

    assert refusal(document(b"", packed)) == FileFault.UNCHECKED


def test_a_document_that_unpacks_without_end_is_refused():
    packed = object_stream(bytes(60 * 1024 * 1024))

    assert refusal(document(b"", packed)) == FileFault.UNCHECKED


def test_a_locked_document_is_refused():
    assert refusal(document(b"/Encrypt 9 0 R")) == FileFault.LOCKED


def test_a_document_continued_by_an_archive_is_refused():
    assert refusal(document() + b"PK\3\4virus") == FileFault.BROKEN


def test_a_document_hidden_behind_other_text_is_refused():
    assert refusal(b"GIF89a " + document()) == FileFault.OTHER_KIND


def test_a_document_cut_short_is_refused():
    assert refusal(document()[:40]) == FileFault.BROKEN
