"""Finding a participant by e-mail among those of one organiser, or writing them down, sealed."""

from uuid import uuid4

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models import Participant
from pertvarka.programme.events.models.participant import email_index, place


def find_or_add(
    *,
    open_to: int,
    name: str,
    email: str,
    organisation: Organisation | None = None,
    organisation_words: str = "",
    language: str = "lt",
    account: Account | None = None,
    is_invented: bool = False,
) -> Participant:
    """The participant of that e-mail. One who is known keeps the name and organisation already written: a form that
    anybody can fill in changes nobody's record.
    """
    index = email_index(email)
    found = Participant.objects.filter(open_to_id=open_to, email_index=index).first()
    if found is not None:
        return found
    uuid = uuid4()
    made, _is_new = Participant.objects.get_or_create(
        open_to_id=open_to,
        email_index=index,
        defaults={
            "uuid": uuid,
            "name_sealed": sealing.seal(name.strip()[:120], place=place("name", uuid)),
            "email_sealed": sealing.seal(email.strip(), place=place("email", uuid)),
            "language": language if language in ("lt", "en") else "lt",
            "organisation": organisation,
            "organisation_words": "" if organisation else organisation_words.strip()[:200],
            "account": account,
            "is_invented": is_invented,
        },
    )
    return made
