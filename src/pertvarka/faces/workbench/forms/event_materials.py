"""What is asked about a paper of an event: what it is, whose, who may see it, and the file itself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Line
from pertvarka.faces.workbench.forms.files import FileForm, KeptFile
from pertvarka.faces.workbench.forms.offered import Offered, offered_in, row
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.file_errors import FileNotTaken
from pertvarka.programme.events import errors
from pertvarka.programme.events.actions.papers import Told
from pertvarka.programme.events.material_rules import TAKEN
from pertvarka.programme.events.models import EventMaterial, EventSession
from pertvarka.programme.events.states import MaterialKind, SeenBy

LANGUAGES = [("lt", _("Lithuanian")), ("en", _("English"))]
FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {FileNotTaken: "file", errors.TextMissing: "title_lt"}
PLAIN = ("title_lt", "title_en", "kind", "author", "licence", "language", "seen_by")

show_refusal = beside(FIELDS_OF_ERRORS)


class MaterialForm(forms.Form):
    """The words of a paper; a new one brings its file."""

    title_lt = Line(label=_("Title, in Lithuanian"), max_length=240)
    title_en = Line(label=_("Title, in English"), max_length=240, required=False)
    kind = Choice(label=_("What is it"), choices=MaterialKind.choices, initial=MaterialKind.SLIDES)
    author = Line(label=_("Speaker or author"), max_length=200, required=False)
    session = Offered(label=_("Half-day"), required=False)
    language = Choice(label=_("Language of the file"), choices=LANGUAGES, initial="lt")
    licence = Line(label=_("Licence"), max_length=80, required=False, help_text=_("For example, CC BY 4.0."))
    seen_by = Choice(
        label=_("Who may see it"),
        choices=SeenBy.choices,
        initial=SeenBy.STAFF,
        help_text=_("Ask the author before the file is shown to everybody."),
    )

    def __init__(self, *args: Any, sessions: Iterable[EventSession], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered = {str(one.uuid): (one, one.title) for one in sessions}
        offered_in(self, "session").offer(offered, empty=_("The whole event"))

    @property
    def told(self) -> Told:
        return Told(session=row(self, "session"), **{name: self.cleaned_data[name] for name in PLAIN})

    @staticmethod
    def initial_of(material: EventMaterial) -> dict[str, Any]:
        session = str(material.session.uuid) if material.session else ""
        return {name: getattr(material, name) for name in PLAIN} | {"session": session}


class NewMaterialForm(MaterialForm, FileForm):
    file = KeptFile(taken=TAKEN, help_text=_("PDF, PPTX, ODP, DOCX or ODT without macros, at most 20 MB."))

    field_order = ("title_lt", "title_en", "file")
