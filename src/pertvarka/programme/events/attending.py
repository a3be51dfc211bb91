"""The secrets of the door: the link behind the QR code of a half-day, and the short code that ends a person's link."""

import hashlib
import hmac
from uuid import UUID

from pertvarka.foundation.base import sealing
from pertvarka.programme.events.models.registration import token_of

CODE_LETTERS = 6
TOKEN_LETTERS = 24


def door_token(session: UUID) -> str:
    """What proves that somebody has the printed sheet of this half-day before them."""
    return hmac.new(sealing.derived_key("session_door"), session.bytes, hashlib.sha256).hexdigest()[:TOKEN_LETTERS]


def is_door_token(session: UUID, token: str) -> bool:
    return hmac.compare_digest(door_token(session).encode(), token.encode())


def is_code_of(registration: UUID, typed: str) -> bool:
    """Whether the short code, or the whole link pasted, is this registration's."""
    told = typed.strip().rstrip("/").rpartition("/")[2].casefold()
    whole = token_of(registration)
    return any(hmac.compare_digest(one.encode(), told.encode()) for one in (whole, whole[-CODE_LETTERS:]))
