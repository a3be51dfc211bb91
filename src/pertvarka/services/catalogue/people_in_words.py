"""Codes people are described by, in the words of services: groups, sex, legal status, ways of communicating, languages.

The codes are those of the cases room, which stands above this one and cannot be asked; a test holds the two together.
"""

from pertvarka.foundation.base.bilingual import Text

GROUPS: dict[str, Text] = {
    "child_without_parental_care": Text("be tėvų globos likę vaikai", "children without parental care"),
    "infant": Text("kūdikiai", "infants"),
    "child_with_disability": Text("vaikai su negalia", "children with a disability"),
    "adult_with_disability": Text(
        "suaugę asmenys su intelekto ar psichosocialine negalia",
        "adults with an intellectual or psychosocial disability",
    ),
    "young_care_leaver": Text("globą paliekantys jaunuoliai", "young people leaving care"),
    "mother_with_small_child": Text(
        "nėščios moterys ir mamos su vaiku iki trejų metų", "pregnant women and mothers with a child under three"
    ),
    "child_beside": Text("vaikai, atvykę kartu su mama", "children who came with their mother"),
    "family_in_crisis": Text("krizę išgyvenančios šeimos", "families in crisis"),
}
SEXES: dict[str, Text] = {
    "female": Text("moterys ir mergaitės", "women and girls"),
    "male": Text("vyrai ir berniukai", "men and boys"),
}
LEGAL_STATUSES: dict[str, Text] = {
    "minor": Text("nepilnametis", "minor"),
    "full_capacity": Text("visiškai veiksnus", "full legal capacity"),
    "limited_capacity": Text("ribotai veiksnus", "limited legal capacity"),
    "guardianship": Text("globojamas (neveiksnus tam tikrose srityse)", "under guardianship"),
}
COMMUNICATION: dict[str, Text] = {
    "speech": Text("kalba balsu", "speech"),
    "easy_read": Text("lengvai suprantamas tekstas", "easy-to-read text"),
    "aac": Text(
        "paveikslėliai ar kitos alternatyviosios komunikacijos priemonės", "pictures or other augmentative means"
    ),
    "sign": Text("gestų kalba", "sign language"),
    "supported": Text("padedant kitam žmogui", "with a supporting person"),
}
LANGUAGES: dict[str, Text] = {
    "lt": Text("lietuvių", "Lithuanian"),
    "ru": Text("rusų", "Russian"),
    "pl": Text("lenkų", "Polish"),
    "en": Text("anglų", "English"),
    "uk": Text("ukrainiečių", "Ukrainian"),
}
CODES: dict[str, dict[str, Text]] = {
    "sex": SEXES,
    "target_group": GROUPS,
    "legal_status": LEGAL_STATUSES,
    "communication": COMMUNICATION,
    "language": LANGUAGES,
}
"""The words of each kind of rule whose values are codes; municipalities have their names in the territory."""
