"""Sealing: names, national codes and addresses are kept encrypted, and found by a keyed index.

A sealed value is bound to its place (`table.column:row`): bytes moved to another row or column do not open. The keys
live outside the database, so neither a dump nor an injected query reads a name. A plain hash of a national code would
be no protection: the whole code space is hashed in a minute; an index needs its key (docs/adr/0013).

Layout of a sealed value: version (1 byte), key id (1 byte), nonce (12 bytes), ciphertext with tag (AES-256-GCM).
"""

import hashlib
import hmac
import os
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = 1
NONCE_BYTES = 12
HEADER_BYTES = 2


class SealBroken(ValueError):
    """If you are seeing this, a sealed value does not open: wrong key, wrong place, or somebody changed the bytes.

    Check that PERTVARKA_SEALING_KEYS_FILE is the one the value was sealed with, then that the row was not copied by
    hand; a value opens only in the table, column and row it was sealed for.
    """


class SealingKeysBroken(ValueError):
    """If you are seeing this, the keys file is not lines of `number 64-hex-digits`; restore it from its backup."""


def seal(text: str, *, place: str) -> bytes:
    """Encrypt with the newest key; the same text sealed twice gives different bytes."""
    return seal_bytes(text.encode(), place=place)


def open_sealed(sealed: "bytes | memoryview[int]", *, place: str) -> str:
    """The text behind a sealed value.

    Raises:
        SealBroken: the key or the place is not the one it was sealed with.
    """
    try:
        return open_bytes(sealed, place=place).decode()
    except UnicodeDecodeError as problem:
        raise SealBroken from problem


def seal_bytes(content: bytes, *, place: str) -> bytes:
    """As `seal`, for content that is no text: files."""
    number = max(_masters())
    nonce = os.urandom(NONCE_BYTES)
    ciphertext = _cipher(number).encrypt(nonce, content, place.encode())
    return bytes([VERSION, number]) + nonce + ciphertext


def open_bytes(sealed: "bytes | memoryview[int]", *, place: str) -> bytes:
    """The content behind sealed bytes.

    Raises:
        SealBroken: the key or the place is not the one it was sealed with.
    """
    sealed = bytes(sealed)
    body = sealed[HEADER_BYTES:]
    try:
        version, number = sealed[:HEADER_BYTES]
        if version != VERSION:
            raise SealBroken
        return _cipher(number).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], place.encode())
    except (InvalidTag, KeyError, ValueError) as problem:
        raise SealBroken from problem


def blind_index(text: str, *, purpose: str) -> bytes:
    """The same 32 bytes for the same text and purpose, meaningless without the key: equality without reading."""
    return hmac.digest(derived_key("index"), f"{purpose}\0{text}".encode(), hashlib.sha256)


@cache
def derived_key(use: str) -> bytes:
    """A key of its own for each use that is not sealing; it comes from the first master key, so rotation keeps it."""
    masters = _masters()
    return _derive(masters[min(masters)], use)


@cache
def _cipher(number: int) -> AESGCM:
    return AESGCM(_derive(_masters()[number], "seal"))


def _derive(master: bytes, use: str) -> bytes:
    return hmac.digest(master, f"pertvarka:{use}".encode(), hashlib.sha256)


@cache
def _masters() -> dict[int, bytes]:
    """Master keys by number, from the keys file; made with one key where there is none yet."""
    path = Path(settings.SEALING_KEYS_FILE)
    if not path.exists():
        _make(path)
    try:
        found = {
            int(number): bytes.fromhex(key) for number, key in map(str.split, path.read_text("ascii").splitlines())
        }
    except ValueError as problem:
        raise SealingKeysBroken from problem
    if not found or any(len(key) != hashlib.sha256().digest_size for key in found.values()):
        raise SealingKeysBroken
    return found


def _make(path: Path) -> None:
    """Whole or not at all: two processes that start together end with the same key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as keys:
        keys.write(f"1 {os.urandom(32).hex()}\n")
        keys.flush()
        os.fsync(keys.fileno())
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
