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
    ToldComment("institution_head", "2 skyrius", "Reikėtų pavyzdžio, kaip pradedama ruoštis dar globos namuose.", 1),
)

PUBLICITY = (
    (
        "press",
        20,
        "Namai, kuriuose pats užrakini duris",
        "A home whose door you lock yourself",
        "Išgalvotas laikraštis",
    ),
    ("campaign", 60, "Savaitė be globos namų tvorų", "A week without the fences of institutions", ""),
    ("film", 110, "Pirmoji žiema savo bute", "The first winter in a flat of one's own", "Išgalvota televizija"),
)
"""Kind, days ago, title in both languages, where."""

TEXT = (
    "Ši metodika išgalvota: ji parodo, kaip sistemoje atrodo rengiama metodika ir jos konsultacija.",
    "1. Palydimąją globą teikia vienas pastovus žmogus, kurį jaunuolis pažįsta dar prieš išvykdamas iš globos namų.",
    "2. Ruoštis pradedama likus ne mažiau kaip pusei metų: kartu apžiūrimas būstas, susitinkama su kaimynais.",
    "3. Pirmąjį mėnesį susitinkama bent kartą per savaitę, vėliau – kaip sutarta.",
    "4. Vaikų ir jaunuolių nuomonės klausiama kiekvieno susitikimo pabaigoje ir ji užrašoma jų pačių žodžiais.",
    "5. Palyda baigiasi, kai jaunuolis pats pasako, kad jos nebereikia, bet ne anksčiau kaip po metų.",
)
"""Paragraphs of the invented method, as they stand in its file."""
