"""What is asked about documents of the library and their files."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Line
from pertvarka.faces.workbench.forms.files import FileForm, KeptFile
from pertvarka.faces.workbench.forms.refusals import beside
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.file_errors import FileNotTaken
from pertvarka.programme.library import errors
from pertvarka.programme.library.file_text import TAKEN
from pertvarka.programme.library.keeping_files import Brought, Written
from pertvarka.programme.library.models import Document

LANGUAGES = [("lt", _("Lithuanian")), ("en", _("English"))]
KINDS = [
    (Document.Kind.METHODOLOGY_PACKAGE, _("Methodology package")),
    (Document.Kind.MANAGEMENT_MODEL, _("Management model")),
    (Document.Kind.PROCEDURE, _("Procedure")),
    (Document.Kind.STUDY_REPORT, _("Study")),
    (Document.Kind.EVALUATION_REPORT, _("Evaluation")),
    (Document.Kind.PRESENTATION, _("Presentation")),
]
FIELDS_OF_ERRORS: dict[type[PertvarkaError], str] = {errors.DocumentTwice: "title_lt", FileNotTaken: "file"}

show_refusal = beside(FIELDS_OF_ERRORS)


class DocumentForm(forms.Form):
    kind = Choice(label=_("What is it"), choices=KINDS)
    title_lt = Line(label=_("Title in Lithuanian"), max_length=300)
    title_en = Line(label=_("Title in English"), max_length=300)
    author = Line(label=_("Author"), max_length=160, required=False)
    language = Choice(label=_("Language"), choices=LANGUAGES, initial="lt")
    published_on = Day(label=_("Published on"), required=False)

    @property
    def written(self) -> Written:
        return Written(**self.cleaned_data)


class DocumentFileForm(FileForm):
    file = KeptFile(taken=TAKEN, help_text=_("PDF, DOCX or ODT, at most 20 MB."))
    language = Choice(label=_("Language"), choices=LANGUAGES, initial="lt")
    licence = Line(label=_("Licence"), max_length=80, required=False, help_text=_("For example, CC BY 4.0."))
    is_easy_read = forms.BooleanField(label=_("Easy to read"), required=False)

    @property
    def brought(self) -> Brought:
        given = self.cleaned_data
        return Brought(
            name=given["file"].name or "",
            content=given["file"].read(),
            language=given["language"],
            is_easy_read=given["is_easy_read"],
            licence=given["licence"],
        )
