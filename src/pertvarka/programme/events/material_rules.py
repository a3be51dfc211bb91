"""Who may see a paper of an event, on plain values, and which kinds of files are taken."""

from pertvarka.foundation.base.kept_files import DOCX, ODP, ODT, PDF, PPTX

TAKEN = (PDF, PPTX, ODP, DOCX, ODT)
HELD = ("held", "reported")
SEATED = ("registered", "confirmed")


def is_seen_by_all(*, seen_by: str, event_state: str) -> bool:
    """Everybody sees what is marked so, once the event is held.

    >>> is_seen_by_all(seen_by="public", event_state="confirmed")
    False
    """
    return seen_by == "public" and event_state in HELD


def is_seen_by_trainer(*, seen_by: str, is_own: bool) -> bool:
    """The trainer of a group sees what they brought, and of the rest what participants see.

    >>> is_seen_by_trainer(seen_by="staff", is_own=False)
    False
    """
    return is_own or seen_by in ("public", "participants")


def is_seen_by_participant(*, seen_by: str, registration_state: str) -> bool:
    """Whoever holds a seat sees the papers for participants and those for everybody, before the event too.

    >>> is_seen_by_participant(seen_by="participants", registration_state="waiting")
    False
    """
    return seen_by in ("public", "participants") and registration_state in SEATED
