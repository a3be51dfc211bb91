"""What can go wrong with a family conference, each with its sentence."""

from collections.abc import Sequence

from pertvarka.foundation.base.errors import PertvarkaError, Worded
from pertvarka.people.cases.family_conference_rules import Tie

_TIES: dict[Tie, tuple[str, str]] = {
    Tie.CASE: (
        "Šis koordinatorius susijęs su šeimos atveju: jis yra atvejo komandoje arba dirba ten, kur atvejis vedamas.",
        "This coordinator is connected with the family's case: on its team, or working where the case is led.",
    ),
    Tie.ORGANISATION: (
        "Šis koordinatorius dirba organizacijoje, kuri veda šeimos atvejį arba yra jo komandoje.",
        "This coordinator works for an organisation that leads the family's case or is on its team.",
    ),
    Tie.ONE_PERSON: (
        "Koordinatorius negali pats būti savo darbo supervizoriumi.",
        "A coordinator cannot supervise their own work.",
    ),
}


class CoordinatorConnected(PertvarkaError):
    """The coordinator has a tie to the family's case; who of the region is free is named with their load."""

    def __init__(self, tie: Tie, *, free: Sequence[tuple[str, int]] = ()) -> None:
        self.tie, self.free = tie, tuple(free)
        lithuanian, english = _TIES[tie]
        named = ", ".join(f"{name} ({load})" for name, load in free)
        if tie is not Tie.ONE_PERSON:
            lithuanian += (
                f" Laisvi šio regiono koordinatoriai ir jų vedamų konferencijų skaičius: {named}."
                if named
                else " Laisvų koordinatorių šiame regione nėra: pasirinkite kito regiono koordinatorių."
            )
            english += (
                f" Free coordinators of this region, with their open conferences: {named}."
                if named
                else " No coordinator of this region is free: choose one of another region."
            )
        super().__init__(lt=lithuanian, en=english)


class SupervisorConnected(Worded):
    """The supervisor has a tie to the family's case, or supervises themselves."""

    lt = "Šis supervizorius susijęs su šeimos atveju arba pats yra konferencijos koordinatorius. Pasirinkite kitą."
    en = "This supervisor is connected with the family's case, or coordinates the conference. Choose another."


class NotInRegister(Worded):
    """The entry of the register has ended, or is of the other kind."""

    lt = "Šio žmogaus įrašas koordinatorių sąraše nebegalioja. Pasirinkite kitą."
    en = "This person's entry in the register of coordinators is no longer in force. Choose another."


class ConferenceStands(Worded):
    """The case has a family conference that has not ended."""

    lt = "Dėl šio atvejo jau vyksta šeimos konferencija. Naujai siųskite, kai ji bus baigta."
    en = "A family conference of this case is going on. Refer again when it has ended."


class ConferenceMovedOn(Worded):
    """The conference is not at the step this act belongs to."""

    lt = "Konferencija jau kitame etape, todėl šio veiksmo atlikti negalima. Atverkite jos puslapį iš naujo."
    en = "The conference is at another step now, so this cannot be done. Open its page again."


class PrivateTime(Worded):
    """The family sits alone; nothing is written until it calls back."""

    lt = "Vyksta šeimos laikas: įrašai nedaromi. Rašyti bus galima, kai šeima pakvies grįžti."
    en = "It is private family time: no record is made. You can write once the family calls you back."


class FamilyMissing(Worded):
    """Nobody of the family has said they will come."""

    lt = "Niekas iš šeimos dar neatsakė, kad ateis. Pirma pakvieskite šeimą ir pažymėkite, kas ateina."
    en = "Nobody of the family has said they will come. Invite the family first and mark who is coming."


class SafetyReasonMissing(Worded):
    """Somebody is left out, or a plan sent back, with no word about whose safety asks for it."""

    lt = "Parašykite, kieno saugumui tai būtina ir kodėl."
    en = "Write whose safety asks for it, and why."


class PlanNotWritten(Worded):
    """The family's plan is judged before it is written down."""

    lt = "Šeimos planas dar neužrašytas. Pirma koordinatorius jį užrašo šeimos žodžiais."
    en = "The family's plan is not written down yet. First the coordinator writes it down in the family's words."


class FamilyTaskMissing(Worded):
    """A plan in which nobody does anything."""

    lt = "Plane nėra nė vieno darbo. Užrašykite, kas iš šeimos ką padarys ir iki kada."
    en = "The plan has no task. Write down who of the family does what, and by when."


class FamilyTaskDone(Worded):
    """The task is marked as done already."""

    lt = "Šis darbas jau pažymėtas kaip atliktas."
    en = "This task is marked as done already."


class ReviewDayImpossible(Worded):
    """The review lies behind, or more than half a year ahead."""

    lt = "Peržiūros diena turi būti vėlesnė už šiandieną ir ne vėlesnė kaip po pusmečio."
    en = "The day of the review must be after today, and within half a year."


class EnteredAlready(Worded):
    """The register has this person, in the same kind."""

    lt = "Šis žmogus koordinatorių sąraše jau yra."
    en = "This person is in the register already."


class SupervisionImpossible(Worded):
    """Hours nobody could have spent, or a coordinator with themselves."""

    lt = "Supervizija trunka nuo pusvalandžio iki 12 valandų, ir jos negalima teikti sau."
    en = "Supervision lasts from half an hour to 12 hours, and nobody gives it to themselves."
