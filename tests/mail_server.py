"""A mail server on this machine for the time of a test, which keeps what it is given."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings


class Sink:
    """A mail server that keeps what it is given; `answer` is what it says to each letter."""

    def __init__(self) -> None:
        self.kept: list[EmailMessage] = []
        self.receivers: list[str] = []
        self.answers: list[str] = []

    async def handle_RCPT(  # noqa: N802 (the name the library calls)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
            self.receivers.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        kept = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(kept, EmailMessage)
        self.kept.append(kept)
        return "250 kept"


@contextmanager
def running(settings: Settings) -> Iterator[Sink]:
    """Letters go to it by SMTP until the end of the block."""
    held = Sink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(held, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield held
    finally:
        server.stop()
