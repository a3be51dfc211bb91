"""Words of the invented training that is over, and what those who came answered about it."""

from dataclasses import dataclass
from typing import Any

TITLE_LT = "Mokymai apskritųjų stalų vedėjams"
TITLE_EN = "Training for those who lead round tables"
NOTES_LT = "Dalyviai išbandė tris apskritojo stalo vedimo būdus ir parengė savo pirmojo susitikimo planą."
NOTES_EN = "Those who came tried three ways to lead a round table and prepared a plan of their first meeting."
MINUTES_LT = "Sutarta: kiekvienas dalyvis per du mėnesius surengs vieną apskritąjį stalą savo savivaldybėje."
MINUTES_EN = "Agreed: within two months everybody who came holds one round table in their municipality."
HAND_OUT_LT = "Atmintinė apskritojo stalo vedėjui (išgalvota)"
HAND_OUT_EN = "A checklist for leading a round table (invented)"
HAND_OUT_LINES = (
    "Prieš susitikimą: ko susirenkame, kas turi dalyvauti, kaip visi pateks į salę.",
    "Pradžia: kiekvienas vienu sakiniu pasako, ko tikisi.",
    "Pabaiga: kas ką padarys ir iki kada.",
)
AUTHOR = "Išgalvota pranešėja Austėja Giedraitytė"


@dataclass(frozen=True, slots=True)
class Said:
    """What one of those who came answered; the first three from 1 to 5."""

    useful: int
    understandable: int
    organised: int
    change: tuple[str, ...]
    accessible: str
    change_words: str = ""
    own_words: str = ""
    hindered: str = ""

    @property
    def answers(self) -> dict[str, Any]:
        """As the form reads them; what was not written is left out."""
        given: dict[str, Any] = {
            "useful": str(self.useful),
            "understandable": str(self.understandable),
            "organised": str(self.organised),
            "change": list(self.change),
            "accessible": self.accessible,
            "change_words": self.change_words,
            "hindered": self.hindered,
            "own_words": self.own_words,
        }
        return {name: value for name, value in given.items() if value}


SAID = (
    Said(5, 5, 5, ("people", "colleagues"), "yes", "Pirmiausia klausiu žmogaus, o ne jo artimųjų."),
    Said(4, 5, 4, ("colleagues",), "yes", "", "Daugiau laiko praktikai grupėse."),
    Said(5, 4, 5, ("together",), "yes", "Kviesiu kaimyninės savivaldybės specialistus."),
    Said(4, 4, 4, ("people", "together"), "yes"),
    Said(3, 4, 5, ("colleagues",), "partly", hindered="Salės gale buvo sunku girdėti."),
    Said(5, 5, 5, ("people",), "yes", "Rengsiu darbotvarkę kartu su gyventojais.", "Ačiū, labai praktiška."),
    Said(4, 3, 4, ("colleagues", "together"), "yes"),
    Said(2, 3, 4, ("nothing",), "yes", "", "Didžiąją dalį jau žinojau."),
    Said(5, 5, 4, ("people", "colleagues", "together"), "yes"),
    Said(4, 4, 5, ("people",), "yes", "Baigsiu susitikimą užrašytais susitarimais."),
    Said(4, 5, 5, ("colleagues",), "yes", "", "Norėčiau tęsinio po pusmečio."),
    Said(3, 3, 3, ("colleagues",), "partly", hindered="Skaidrėse per smulkus šriftas."),
    Said(5, 4, 5, ("together",), "yes"),
)
