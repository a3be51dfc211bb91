"""What is asked when something is written into the diary of a case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench.forms.fields import Choice, Day, Words
from pertvarka.people.cases.models import Note

NO_NAMES = _("Write so that the person could read it. Leave out names of others when they are not needed.")


class NoteForm(forms.Form):
    happened_on = Day(label=_("When did it happen?"))
    text = Words(label=_("What happened?"), rows=8, help_text=NO_NAMES)
    visibility = Choice(label=_("Who may read it?"), choices=Note.Visibility.choices, initial=Note.Visibility.TEAM)


class CorrectionForm(forms.Form):
    text = Words(label=_("How it should read"), rows=8)
