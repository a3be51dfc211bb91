"""Values the gallery of the workbench shows where something is asked, chosen or looked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.public_site.workbench_samples import CASE_NUMBER, SEEN_AT
from pertvarka.foundation.base.bilingual import in_active_language as said
from pertvarka.foundation.base.components import (
    Answer,
    AnswerGroup,
    Button,
    Conflict,
    Hit,
    HitGroup,
    PersonRow,
    PersonsCompared,
    Question,
    SearchResults,
    TextConflict,
)


class BirthDateForm(forms.Form):
    """One question of a registration."""

    born_on = forms.DateField(label=_("Date of birth"), help_text=_("For example, 2016-04-28."))


def questions() -> list[Question]:
    heading = said("Kada žmogus gimė?", "When was the person born?")
    why = said(
        "Pagal gimimo datą tikriname, ar žmogus dar neužregistruotas, ir žinome, ar jis vaikas.",
        "By the date of birth we check whether the person is already registered, and know whether this is a child.",
    )
    note = said("Juodraštis saugomas 7 dienas.", "The draft is kept for 7 days.")
    return [
        Question(heading, why, 2, 5, back_url="#questions", cancel_url="#questions", note=note),
        Question(heading, number=2, count=5, back_url="#questions"),
    ]


def answers() -> list[AnswerGroup]:
    return [
        AnswerGroup(
            said("Žmogus", "The person"),
            (
                Answer(said("Gimimo data", "Date of birth"), "1989-03-02", "#questions"),
                Answer(
                    said("Tikslinė grupė", "Target group"),
                    (
                        said("Asmuo su intelekto negalia", "Person with an intellectual disability"),
                        said("nuo 2007-03-12", "since 2007-03-12"),
                    ),
                    "#questions",
                    is_changed=True,
                ),
                Answer(said("Kaip žmogus bendrauja", "How the person communicates"), "", "#questions"),
            ),
        ),
        AnswerGroup(
            said("Atvejis", "The case"),
            (
                Answer(
                    said("Atsakinga savivaldybė", "Municipality in charge"),
                    said("Utenos r. savivaldybė", "Utena district municipality"),
                ),
            ),
        ),
    ]


def conflict() -> Conflict:
    return Conflict(
        texts=(
            TextConflict(
                "wish",
                said("Noras, žmogaus žodžiais", "Wish, in the person's words"),
                mine=said(
                    "Noriu savo kambario ir gyventi netoli sesers. Noriu dirbti su medžiu.",
                    "I want my own room and to live near my sister. I want to work with wood.",
                ),
                theirs=said(
                    "Noriu savo kambario ir gyventi netoli sesers, Utenoje.",
                    "I want my own room and to live near my sister, in Utena.",
                ),
            ),
        ),
        version=7,
        saved_by=said("Globos namų darbuotoja", "Worker of the care home"),
        saved_at=SEEN_AT,
        cancel_url="#conflict",
    )


def persons() -> list[PersonsCompared]:
    rows = (
        PersonRow(said("Gimimo data", "Date of birth"), "1989-03-02", "1989-03-02"),
        PersonRow(said("Lytis", "Sex"), said("vyras", "man"), said("vyras", "man")),
        PersonRow(
            said("Vardas", "Name"),
            "Jonas Pavyzdys",
            "Jonas Pavizdys",
            said("Viena raidė skiriasi.", "One letter differs."),
        ),
        PersonRow(said("Savivaldybė", "Municipality"), said("Utenos r.", "Utena district"), ""),
    )
    label = said("Du įrašai greta", "Two records side by side")
    new, known = said("Jūsų registruojamas", "You are registering"), "PV-2025-00102"
    return [
        PersonsCompared(
            new,
            known,
            rows,
            label,
            right_url="#persons",
            reasons=(
                said("Ta pati gimimo data.", "The same date of birth."),
                said("Vardas skiriasi viena raide.", "The name differs by one letter."),
            ),
            actions=(
                Button(said("Tas pats – atverti atvejį", "Same – open the case"), "#persons"),
                Button(said("Ne tas pats – tęsti", "Not the same – continue"), "#persons"),
            ),
        ),
        PersonsCompared(
            new,
            known,
            rows,
            f"{label}, 2",
            blocked_because=said(
                "Asmens kodai skirtingi. Reikia antro žmogaus patvirtinimo.",
                "The personal codes differ. A second person has to confirm.",
            ),
        ),
    ]


def searches() -> list[SearchResults]:
    note = said("Paieška pagal vardą įrašoma.", "A search by name is recorded.")
    cases = (
        Hit(CASE_NUMBER, "#search", said("Utenos r., persikelia", "Utena district, moving"), is_invented=True),
        Hit("PV-2025-10417", "#search", said("Anykščių r., stebimas", "Anykščiai district, follow-up")),
    )
    events = (Hit(said("Steigiamoji konferencija", "Founding conference"), "#search", "2016-04-28", ("event", "held")),)
    return [
        SearchResults(
            "417",
            (
                HitGroup(said("Atvejai", "Cases"), "PersonGroup", cases, 5, "#search"),
                HitGroup(said("Renginiai", "Events"), "Calendar", events, 1),
            ),
            note,
        ),
        SearchResults("xyz", (), note),
        SearchResults(""),
    ]
