"""What is asked when a file is attached to a case."""

from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Line
from pertvarka.faces.workbench.forms.files import bytes_of
from pertvarka.people.cases.actions.diary import TITLE_LIMIT
from pertvarka.people.cases.attachments import EXTENSIONS, LARGEST_BYTES
from pertvarka.people.cases.errors import FileRefused
from pertvarka.people.cases.file_faults import FileFault

ACCEPTED = ",".join(f".{extension}" for extension in EXTENSIONS.values())


class AttachForm(forms.Form):
    title = Line(
        label=_("What is it?"),
        max_length=TITLE_LIMIT,
        help_text=_("A few words, without names: for example, a letter from the school."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("A picture (JPEG, PNG, WebP), a PDF or plain text, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty. Choose the right one.")},
    )

    def __init__(self, *args: Any, sent_bytes: int = 0, **settings: Any) -> None:
        super().__init__(*args, **settings)
        if sent_bytes > LARGEST_BYTES:
            # The server does not read so much, so no file came: say why instead of asking for one.
            self.fields["file"].error_messages["required"] = FileRefused(FileFault.TOO_LARGE).sentence

    @classmethod
    def of(cls, request: HttpRequest, data: Any) -> Self:
        """The form with the file of the request, or empty where nothing was sent."""
        if data is None:
            return cls()
        return cls(data, request.FILES, sent_bytes=bytes_of(request))


class SignedPageForm(AttachForm):
    """The file alone: what it is, the plan says."""

    title = None  # type: ignore[assignment]  # Django's way of leaving a field of the parent out

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["file"].label = _("Photo or scan of the signed page")
        self.fields["file"].help_text = _("A picture (JPEG, PNG, WebP) or a PDF, at most 10 MB.")
        self.fields["file"].widget.attrs["accept"] = ACCEPTED.replace(",.txt", "")
