"""What invented people say they need, domain by domain, and what those who listen write down. No names, no places."""

DOMAINS = (
    "home", "self_care", "health", "communication", "learning", "occupation", "relations", "leisure", "safety", "money",
    "decisions",
)  # fmt: skip
"""Of the shipped instruments, in the order of the form for adults."""

OWN_WORDS: dict[str, tuple[str, ...]] = {
    "home": (
        "Noriu savo kambario su raktu.",
        "Noriu gyventi su mažiau žmonių.",
        "Noriu pats pasirinkti, kada gesinti šviesą.",
    ),
    "self_care": ("Noriu pats nusiprausti, tik parodykite kaip.", "Noriu pati rinktis drabužius."),
    "health": ("Noriu, kad gydytojas kalbėtų su manimi.", "Noriu žinoti, nuo ko geriu vaistus."),
    "communication": ("Noriu, kad manęs palauktų, kol pasakysiu.", "Noriu rodyti paveikslėlius, taip greičiau."),
    "learning": ("Noriu išmokti skaityti laikrodį.", "Noriu baigti mokyklą su savo klase."),
    "occupation": ("Noriu dirbti prie žemės arba su medžiu.", "Noriu turėti kur eiti rytais."),
    "relations": ("Noriu dažniau matyti seserį.", "Noriu turėti draugą, pas kurį galėčiau nueiti."),
    "leisure": ("Noriu į baseiną.", "Noriu klausytis muzikos, kada noriu."),
    "safety": ("Naktį bijau, noriu, kad kas nors būtų arti.", "Noriu vienas nueiti į parduotuvę."),
    "money": ("Noriu pats turėti piniginę.", "Noriu taupyti dviračiui."),
    "decisions": ("Noriu, kad manęs klaustų pirmiausia.", "Noriu, kad pasirašyti padėtų žmogus, kuriuo pasitikiu."),
}
CHILD_WORDS: dict[str, tuple[str, ...]] = {
    "home": ("Noriu namų, kur būtų tik mūsų šeima.", "Noriu miegoti viename kambaryje su broliu."),
    "self_care": ("Moku pats užsirišti batus, tik ilgai.", "Noriu pati susišukuoti."),
    "health": ("Nenoriu vienas eiti pas gydytoją.", "Noriu, kad dantų gydytoja būtų ta pati."),
    "communication": ("Noriu, kad klausytų, kai pasakoju.", "Man lengviau nupiešti."),
    "learning": ("Noriu likti savo mokykloje.", "Noriu, kad kas padėtų ruošti matematiką."),
    "occupation": ("Noriu lankyti futbolą.", "Noriu išmokti kepti pyragą."),
    "relations": ("Noriu, kad mama skambintų kiekvieną sekmadienį.", "Noriu gyventi kartu su sesute."),
    "leisure": ("Noriu dviračio.", "Noriu į stovyklą su draugais."),
    "safety": ("Noriu, kad naktį degtų šviesa.", "Noriu žinoti, kam skambinti, kai baisu."),
    "money": ("Noriu turėti kišenpinigių.", "Noriu pats nusipirkti ledų."),
    "decisions": ("Noriu, kad paklaustų, pas ką važiuoti.", "Noriu būti, kai apie mane kalba."),
}
EVIDENCE = (
    "Pokalbyje ir stebint dieną matyti, kad be pagalbos to padaryti dar nepavyksta.",
    "Darbuotojai, kurie pažįsta asmenį, sako tą patį.",
    "Ankstesni įrašai rodo, kad pagalba buvo nereguliari.",
)
LIVING_WISH = {
    "adult": (
        "Noriu gyventi mažuose namuose, netoli miesto, su žmonėmis, kuriuos pažįstu.",
        "Noriu savo buto ir kad kas nors ateitų padėti.",
        "Noriu likti ten, kur mano draugai, bet turėti savo kambarį.",
    ),
    "child": (
        "Noriu gyventi šeimoje kartu su broliais ir seserimis.",
        "Noriu namų su kieme augančia obelimi ir šunimi.",
        "Noriu gyventi pas močiutę.",
    ),
}
WHAT_MATTERS = (
    "Kad mane vadintų vardu ir pasibelstų prieš įeidami.",
    "Kad žinočiau, kas bus rytoj.",
    "Kad galėčiau susitikti su artimaisiais.",
    "Kad turėčiau ką veikti ir su kuo pasikalbėti.",
)
AGREED_WORDS = (
    "Aptarta paprastais žodžiais ir paveikslėliais; sutinka su visais siūlymais.",
    "Kalbėta du kartus, antrą kartą dalyvavo žmogus, kuriuo pasitiki; sutinka.",
    "Perskaityta kartu, paprašė pataisyti vieną vietą, pataisyta; sutinka.",
)
MEASURES = (
    "Kartą per mėnesį kartu pažiūrime, ar pavyko.",
    "Pats pasako, kad taip yra gerai.",
    "Tai daro tris kartus per savaitę.",
)
CONTINGENCY = (
    "Jei paslauga nutrūktų, skambinama atvejo vadybininkui; laikinai padeda savivaldybės budintis tarnautojas."
)
NO_SERVICE = "Paslaugos nereikia: padeda artimieji, ir taip norima toliau."
PUT_OFF = "Pirma reikia persikelti į naujus namus, tada grįšime prie šio poreikio."
PURPOSES = (
    "Prašome priimti asmenį į paslaugą: ieškoma pagalbos kasdieniam gyvenimui.",
    "Prašome susitikti su asmeniu ir pasakyti, ar galite padėti.",
)
SUMMARIES = (
    "Reikia reguliarios pagalbos dalyje kasdienių darbų, bendrauja trumpais sakiniais.",
    "Geriau jaučiasi mažoje grupėje, reikia laiko priprasti.",
    "Savarankiškas kasdienėje veikloje, reikia patarimo sprendžiant sunkesnius klausimus.",
)
REFUSALS = {
    "full": "Šiuo metu laisvos vietos nėra, artimiausia – po pusmečio.",
    "staff": "Neužtenka darbuotojų nakties pamainai.",
    "not_fitting": "Mūsų pagalba per silpna tam, ko reikia.",
}
ENDED = ("Projektas baigėsi, paslaugą perėmė savivaldybė.", "Tikslas pasiektas.", "Asmuo persikėlė gyventi kitur.")
OUTCOMES = (
    "Gyvena ramiau, turi savo dienos tvarką.",
    "Baigė mokslo metus, palaiko ryšį su artimaisiais.",
    "Rado darbą ir moka pats nuomą.",
)
ABOUT_THE_MOVE = (
    "Noriu, kad padėtų susidėti nuotraukas.",
    "Truputį bijau, bet noriu.",
    "Jau mačiau kambarį, man patiko langas.",
)
AFTER_THE_MOVE = (
    "Gerai. Turiu savo raktą.",
    "Dar nepripratau, bet kaimynė gera.",
    "Patinka, tik norėčiau dažniau matyti draugus.",
)
