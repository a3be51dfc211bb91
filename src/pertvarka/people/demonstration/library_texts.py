"""What is said of the invented method: its question to members, their comments, the office's answers."""

from dataclasses import dataclass

TITLE_LT = "Palydimosios globos metodika (išgalvota)"
TITLE_EN = "Accompanying care: a methodology package (invented)"
QUESTION = "Ar metodikoje aišku, kas palydi jaunuolį pirmuosius tris mėnesius ir kada palyda baigiasi?"


@dataclass(frozen=True, slots=True)
class ToldComment:
    role: str
    place: str
    text: str
    days_ago: int
    state: str = "open"
    answer: str = ""


COMMENTS = (
    ToldComment(
        "provider_staff",
        "3 skyrius",
        "Pirmąjį mėnesį vieno susitikimo per savaitę mažai: jaunuoliai skambina ir savaitgaliais.",
        7,
        "taken",
        "Įrašyta: pirmąjį mėnesį – bent du susitikimai per savaitę ir sutartas telefono laikas.",
    ),
    ToldComment(
        "regional_expert",
        "5 skyrius, 2 punktas",
        "Nepasakyta, kuri savivaldybė moka, kai jaunuolis išvyksta mokytis kitur.",
        5,
        "declined",
        "Tai nustato finansavimo tvarka, todėl metodikoje jos nekartojame; įdėta nuoroda.",
    ),
    ToldComment(
        "monitoring_group_member",
        "Priedas",
        "Klausimynui trūksta klausimo, ar jaunuolis turi su kuo pasikalbėti.",
        3,
    ),
    ToldComment(
        "institution_head", "2 skyrius", "Reikėtų pavyzdžio, kaip pradedama ruoštis dar gyvenant globos namuose.", 1
    ),
)
