"""A transformation plan without holes: thirty of forty residents leave by the end of 2027."""

from pertvarka.services.institutions import chapters
from pertvarka.services.institutions.rules import ChapterContent

TYPED: dict[str, list[dict[str, str]]] = {
    "situation": [],
    "residents": [
        {"destination": "group_home", "quarter": "2027-2", "count": "20"},
        {"destination": "own_family", "quarter": "2027-4", "count": "10"},
    ],
    "services": [
        {"service": "Grupinio gyvenimo namai", "municipality": "Alytus", "places": "20", "opens_on": "2027-03-01"}
    ],
    "staff": [{"profession": "Socialinis darbuotojas", "now": "12", "after": "10", "training": "Atvejo vadyba"}],
    "building": [{"part": "Pagrindinis pastatas", "area": "2400", "future": "Grąžinamas savivaldybei"}],
    "money": [
        {"side": "cost", "item": "Namų pirkimas", "year": "2027", "sum": "500000"},
        {"side": "funding", "item": "ES fondai", "year": "2027", "sum": "500000"},
    ],
    "timetable": [
        {"measure": "Nupirkti namus", "owner": "Savivaldybės administracija", "due_on": "2027-02-01"},
        {"measure": "Perkelti pirmąją grupę", "owner": "Įstaigos direktorius", "due_on": "2027-09-01"},
    ],
    "risks": [
        {
            "risk": "Vėluoja pirkimai",
            "likelihood": "3",
            "impact": "4",
            "answer": "Rinkos konsultacija iš anksto",
            "owner": "Pirkimų skyrius",
        }
    ],
    "communication": [{"audience": "Gyventojai ir artimieji", "what": "Susitikimas", "when_on": "2026-12-10"}],
}
CONTENT = {
    key: ChapterContent(f"Skyriaus „{key}“ tekstas.", tuple(chapters.read_rows(key, lines)[0]))
    for key, lines in TYPED.items()
}
