"""A field for a file that is kept: what is taken is offered first, and what is too large is told as that."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.file_errors import FileNotTaken
from pertvarka.foundation.base.kept_files import EXTENSIONS, LARGEST_BYTES


class KeptFile(forms.FileField):
    """One file of the kinds taken, up to what a kept file may weigh."""

    default_error_messages = {
        "required": _("Choose a file"),
        "empty": _("The file is empty. Choose the right one."),
    }

    def __init__(self, *, taken: Sequence[str], **settings: Any) -> None:
        settings.setdefault("label", _("File"))
        widget = forms.FileInput(attrs={"accept": ",".join(f".{EXTENSIONS[kind]}" for kind in taken)})
        super().__init__(widget=widget, **settings)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(FileNotTaken(fault="too_large").sentence)
        return file


class FileForm(forms.Form):
    """A form that brings a file; it is told how much was sent, so that it never asks again for what was too large."""

    def __init__(self, *args: Any, request: HttpRequest, **settings: Any) -> None:
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        super().__init__(*sent, *args, **settings)
        if bytes_of(request) > LARGEST_BYTES:
            # The server does not read so much, so no file came: say why instead of asking for one.
            self.fields["file"].error_messages["required"] = FileNotTaken(fault="too_large").sentence


def bytes_of(request: HttpRequest) -> int:
    """How much was sent with a request, whether it was read or not."""
    sent = request.META.get("CONTENT_LENGTH") or "0"
    return int(sent) if sent.isdigit() else 0
