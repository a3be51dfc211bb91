"""Papers of an event on the page of whoever keeps them: its organiser, or the trainer of a group for their own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.forms.event_materials import MaterialForm, NewMaterialForm, show_refusal
from pertvarka.faces.workbench.one_question import Question, ask
from pertvarka.faces.workbench.rights_asking import account_of
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.kept_files import handed_out
from pertvarka.programme.events.actions import papers as acts
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import Event, EventMaterial


@dataclass(frozen=True)
class Desk:
    """`pages` is what the names of its addresses begin with; `keeps` says which papers may be put right here."""

    event: Event
    pages: str
    back: str
    crumbs: list[Crumb]
    keeps: Callable[[EventMaterial], bool]

    @property
    def new_url(self) -> str:
        return reverse(f"{self.pages}_new", args=[self.event.uuid])

    def url(self, of: str, found: EventMaterial) -> str:
        return reverse(f"{self.pages}{of}", args=[self.event.uuid, found.uuid])

    def rows(self, found: list[EventMaterial]) -> list[tuple[EventMaterial, str, str]]:
        """Each with the address of its page, '' where it is another's, and of its file."""
        return [(one, self.url("", one) if self.keeps(one) else "", self.url("_file", one)) for one in found]

    def bring(self, request: HttpRequest) -> HttpResponse:
        """A paper with its file."""
        form = NewMaterialForm(request=request, sessions=self.event.sessions.all())
        by = account_of(request)

        def keep() -> EventMaterial:
            file = form.cleaned_data["file"]
            return acts.add(event=self.event, told=form.told, file_name=file.name or "", content=file.read(), by=by)

        question = self._question(heading=_("New material"), press=_("Add the file"), done=_("The file is kept."))
        return ask(request, form, lambda _typed: keep(), question)

    def change(self, request: HttpRequest, found: EventMaterial) -> HttpResponse:
        """Its words, and who may see it."""
        posted = request.POST if request.method == "POST" else None
        form = MaterialForm(posted, sessions=self.event.sessions.all(), initial=MaterialForm.initial_of(found))
        by = account_of(request)
        question = self._question(heading=found.title, press=_("Save"), done=_("Saved."), found=found)
        return ask(
            request,
            form,
            lambda _typed: acts.correct(event=self.event, material=found.uuid, told=form.told, by=by),
            question,
        )

    def drop(self, request: HttpRequest, found: EventMaterial) -> HttpResponse:
        """The paper goes, with its file."""
        try:
            acts.take_away(event=self.event, material=found.uuid, by=account_of(request))
        except EventNotFound as missing:
            raise Http404 from missing
        messages.success(request, _("The file is taken away."))
        return redirect(self.back)

    def file(self, found: EventMaterial) -> HttpResponse:
        return handed_out(found.content, media_type=found.media_type, file_name=found.file_name)

    def _question(self, *, heading: str, press: str, done: str, found: EventMaterial | None = None) -> Question:
        return Question(
            heading=heading,
            press=press,
            done=done,
            back=self.back,
            crumbs=[*self.crumbs, Crumb(heading)],
            tell=show_refusal,
            template="workbench/events/material.html",
            missing=EventNotFound,
            context={
                "event": self.event,
                "found": found,
                "file_url": self.url("_file", found) if found else "",
                "drop": self.url("_drop", found) if found else "",
            },
        )


def of_organiser(event: Event) -> Desk:
    return Desk(
        event=event,
        pages="workbench:event_material",
        back=reverse("workbench:event", args=[event.uuid]),
        crumbs=event_pages.crumbs(event),
        keeps=lambda _found: True,
    )


def of_trainer(event: Event, trainer: Account) -> Desk:
    sheet = reverse("workbench:training_attendance", args=[event.uuid])
    return Desk(
        event=event,
        pages="workbench:training_material",
        back=sheet,
        crumbs=[Crumb(_("My groups"), reverse("workbench:taught_groups")), Crumb(event.title, sheet)],
        keeps=lambda found: found.brought_by_id == trainer.pk,
    )
