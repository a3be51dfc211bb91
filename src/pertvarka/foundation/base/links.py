"""Secret links of letters: made from a key of the house, so that a reminder carries the same; a row keeps the hash."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from uuid import UUID

from pertvarka.foundation.base import sealing

TOKEN_BYTES = 18


def token_of(row: UUID, *, purpose: str) -> str:
    """The secret part of a row's link, as unguessable as the row's key and another for each purpose."""
    made = hmac.digest(sealing.derived_key(purpose), row.bytes, hashlib.sha256)
    return urlsafe_b64encode(made[:TOKEN_BYTES]).decode()


def hash_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
