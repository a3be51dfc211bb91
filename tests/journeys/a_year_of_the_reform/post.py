"""The post office of the story: a mail server on this machine that keeps every letter it is given."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

SECONDS = 90


@dataclass
class Post:
    """Every letter that came."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (theirs)
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 kept"

    def to(self, addresses: set[str]) -> dict[str, EmailMessage]:
        """The last letter to each of these addresses, once all have one."""
        until = time.monotonic() + SECONDS
        found: dict[str, EmailMessage] = {}
        while time.monotonic() < until:
            found = {str(letter["To"]): letter for letter in self.letters if str(letter["To"]) in addresses}
            if set(found) == addresses:
                break
            time.sleep(0.1)
        assert set(found) == addresses, f"{len(found)} of {len(addresses)} letters came"
        return found


@contextmanager
def opened() -> Iterator[Post]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        post = Post(probe.getsockname()[1])
    office = Controller(post, hostname="127.0.0.1", port=post.port)
    office.start()
    try:
        yield post
    finally:
        office.stop()


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
