"""What a PDF may not hold: a document for reading has no program, no other files inside, no password.

The bytes are searched for the names such things must bear (ISO 32000-2), with `#xx` spellings undone, in the open parts
of the file and in its compressed object streams, which are unpacked to a limit. What this does not see: a weakness of a
particular reader in fonts or pictures; objects disguised by a file that lies about its own structure; another file
hidden where readers of PDF ignore it (files are given out to be saved, never run or shown as pages). It is a sieve for
known means of attack, not a proof of harmlessness.
"""

import re
import zlib
from collections.abc import Iterator

from pertvarka.people.cases.errors import FileRefused
from pertvarka.people.cases.file_faults import FileFault

DELIMITER = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)"
ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Rendition)" + DELIMITER
)
LOCKED = re.compile(rb"/Encrypt" + DELIMITER)
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"(?<!end)stream\r?\n")
OBJECT = re.compile(rb"\d\s+\d+\s+obj(?=[\s<])")
# An object stream has to say where its first object begins, whatever it calls itself.
PACKS_OBJECTS = re.compile(rb"/(?:ObjStm|First)" + DELIMITER)
PACKED = re.compile(rb"/Filter" + DELIMITER)
PLAIN_FLATE = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])" + DELIMITER)
END = b"%%EOF"
UNPACKED_LIMIT = 50 * 1024 * 1024


def check(content: bytes) -> None:
    """Let a PDF pass, or say why not.

    Raises:
        FileRefused: it is cut short or continued by something else, locked, active, or cannot be looked through.
    """
    body, found, after = content.rpartition(END)
    if not found or after.strip(b"\0\t\n\f\r "):
        raise FileRefused(FileFault.BROKEN)
    _search(body)
    left = UNPACKED_LIMIT
    for packed in _object_streams(body):
        objects = _inflated(packed, limit=left)
        left -= len(objects)
        _search(objects)


def _search(part: bytes) -> None:
    plain = _unescaped(part)
    if LOCKED.search(plain):
        raise FileRefused(FileFault.LOCKED)
    if ACTIVE.search(plain):
        raise FileRefused(FileFault.ACTIVE)


def _object_streams(body: bytes) -> Iterator[bytes]:
    """The packed bytes of every stream that holds objects; those that stand unpacked were searched with the rest."""
    previous = 0
    for stream in STREAM.finditer(body):
        before = body[previous : stream.start()]
        previous = stream.end()
        opened = [match.end() for match in OBJECT.finditer(before)]
        dictionary = _unescaped(before[opened[-1] :] if opened else before)
        if not (PACKS_OBJECTS.search(dictionary) and PACKED.search(dictionary)):
            continue
        if not PLAIN_FLATE.search(dictionary) or b"/DecodeParms" in dictionary:
            raise FileRefused(FileFault.UNCHECKED)
        ends = body.find(b"endstream", stream.end())
        yield body[stream.end() : ends if ends >= 0 else None]


def _inflated(packed: bytes, *, limit: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(packed, limit + 1)
    except zlib.error as problem:
        raise FileRefused(FileFault.UNCHECKED) from problem
    if len(plain) > limit or not unpacking.eof:
        raise FileRefused(FileFault.UNCHECKED)
    return plain


def _unescaped(part: bytes) -> bytes:
    return ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), part)
