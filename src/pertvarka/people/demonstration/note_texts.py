"""What workers of the invented country write: short, calm, in the person's favour. Data, not messages.

Slots follow the person's sex: {jis} ji, {jam} jai, {jo} jos, {juo} ja, {pats} pati.
{words} is something the person said.
"""

from pertvarka.people.demonstration import lives

ADULT = "adult"
CHILD = "child"
YOUNG = "young"
MOTHER = "mother"
AFTER_MOVE = "after_move"

SLOTS = {
    "male": {"jis": "jis", "Jis": "Jis", "jam": "jam", "Jam": "Jam", "jo": "jo", "juo": "juo", "pats": "pats"},
    "female": {"jis": "ji", "Jis": "Ji", "jam": "jai", "Jam": "Jai", "jo": "jos", "juo": "ja", "pats": "pati"},
}

NOTES: dict[str, dict[str, tuple[str, ...]]] = {
    ADULT: {
        lives.REGISTERED: (
            (
                "Susitikome pirmą kartą. Paaiškinau, kas yra atvejo vadyba ir kokie įrašai bus "
                "daromi. {Jis} klausėsi atidžiai ir paprašė kitą kartą ateiti po pietų."
            ),
            (
                "Pirmas pokalbis {jo} kambaryje. Kalbėjome trumpai, paprastais sakiniais. "
                "{Jis} parodė nuotraukas ir papasakojo, kas {jam} svarbu."
            ),
            (
                "Pirmas susitikimas, dalyvavo ir darbuotoja, kuria {jis} pasitiki. Susitarėme, "
                "kad apie viską kalbėsime pirma su {juo}, o tik tada su kitais."
            ),
        ),
        lives.UNDER_ASSESSMENT: (
            (
                "Vertinimas pradėtas, dalyvavo abu vertintojai. {Jis} {pats} atsakė "
                "į daugumą klausimų, dėl kelių pasitarė su darbuotoja."
            ),
            "Vertinimo susitikimas. Kalbėjome apie namus, dieną ir pinigus. Pasakė: {words}",
            (
                "Vertinimą teko pertraukti, nes {jis} pavargo. Tęsime ketvirtadienio "
                "rytą, kai {jam} lengviau susikaupti."
            ),
        ),
        lives.PLANNING: (
            "Aptarėme, kokia galėtų būti diena naujuose namuose. Pasakė: {words}",
            "Rodžiau lengvai suprantamą plano lapą. {Jis} paprašė pakeisti vieną tikslą, pakeičiau čia pat.",
            "Kalbėjau su artimaisiais. Jie sutinka padėti savaitgaliais, bet nori iš anksto žinoti, kada.",
        ),
        lives.PLAN_ACTIVE: (
            "Aplankiau dirbtuvėse. Darbas {jam} patinka, su grupe sutaria.",
            "Mėnesio pokalbis. Pusryčius jau gaminasi {pats}, pietums dar reikia pagalbos.",
            (
                "Paslauga teikiama, kaip sutarta. {Jis} paprašė ilgesnio laiko "
                "su asistentu penktadieniais, perdaviau teikėjui."
            ),
            "Buvome pas šeimos gydytoją. Vaistai nepakeisti, kitas vizitas po trijų mėnesių.",
            "Kartu patikrinome, kaip sekasi tvarkyti pinigus. Sąskaitos apmokėtos laiku, kišenpinigių užtenka.",
            "{Jis} pasakojo apie chorą. Repeticijos antradieniais, todėl mūsų susitikimus perkėlėme į trečiadienį.",
            "Nauja pagrindinė darbuotoja susipažino su planu. {Jis} {pats} parodė, kur kas padėta.",
        ),
        lives.TRANSITION: (
            (
                "Pirmas apsilankymas naujuose namuose. {Jis} išsirinko kambarį "
                "su langu į sodą ir paprašė jį nufotografuoti."
            ),
            "Sudarėme daiktų sąrašą. Svarbiausia – radijas, nuotraukų albumas ir šilta antklodė.",
            "Susipažino su būsimais kaimynais, kartu gėrė arbatą. Grįžtant klausė, kada važiuosime dar kartą.",
            "Sutarėme dėl persikraustymo dienos. {Jis} ją pažymėjo savo kalendoriuje.",
        ),
        AFTER_MOVE: (
            (
                "Praėjo mėnuo po persikraustymo. Miega gerai, su kaimynais sutaria. Pasiilgsta "
                "vienos buvusios darbuotojos, ji pažadėjo atvažiuoti į svečius."
            ),
            "Aplankiau naujuose namuose. {Jis} {pats} parodė virtuvę ir išvirė arbatos.",
            "Kalbėjome telefonu. Viskas gerai, šią savaitę {jis} {pats} nuvažiavo autobusu į turgų.",
        ),
        lives.FOLLOW_UP: (
            "Pokalbis telefonu. Sekasi gerai, kasdienę tvarką susidėliojo {pats}.",
            "Susitikome kavinėje. Pasakė: {words} Daugiau pagalbos kol kas neprašo.",
        ),
        lives.CLOSED: (
            "Paskutinis pokalbis prieš baigiant. Pasakė: {words} Žino, kam skambinti, jei pagalbos vėl prireiktų.",
            "Kartu peržiūrėjome, kas pavyko. Įteikiau lapelį su telefono numeriais, {jis} jį prisegė prie šaldytuvo.",
        ),
        lives.SUSPENDED: (
            (
                "Kalbėjau su ligoninės socialine darbuotoja. Gydymas užtruks, "
                "plano veiksmus atidedame, {jis} apie tai žino."
            ),
        ),
    },
    CHILD: {
        lives.REGISTERED: (
            (
                "Pirmas susitikimas. {Jis} rodė piešinius ir pasakojo apie draugus. "
                "Apie šeimą kol kas kalbėti nenorėjo, neskubinau."
            ),
            "Susipažinome. Kalbėjome apie mokyklą ir mėgstamus žaidimus. Paaiškinau, kuo galiu padėti.",
        ),
        lives.UNDER_ASSESSMENT: (
            (
                "Kalbėjausi su auklėtoja. {Jam} patinka, kai skaito garsiai, "
                "sunkiau sekasi užmigti. Tai įtraukta į vertinimą."
            ),
            "Vertinimo susitikimas. Žaidėme ir kalbėjome, kas yra namai. Pasakė: {words}",
        ),
        lives.PLANNING: (
            (
                "Su {juo} aptarėme, ką rašysime į planą. Pasirinko du tikslus: "
                "būrelį ir dažnesnius susitikimus su artimaisiais."
            ),
            "Pasitarėme su globos centru, kas galėtų padėti kasdien. Laukiame atsakymo iki mėnesio pabaigos.",
        ),
        lives.PLAN_ACTIVE: (
            "Kalbėjausi su auklėtoja. Nuotaika gera, atsirado naujas draugas.",
            "{Jis} lanko būrelį du kartus per savaitę ir jo nepraleidžia.",
            "Stovykla patiko. Grįžo su medaliu ir daugybe istorijų.",
            "Pasitikrino sveikatą. Gydytoja pataria daugiau būti lauke, skiepai padaryti.",
            "Kieme vyko šventė. Tortą puošė {pats}, pasikvietė tris draugus.",
            "Po logopedo užsiėmimų {jam} lengviau pasakoti. Užsiėmimai tęsiami.",
        ),
        lives.TRANSITION: (
            "Savaitgalį pirmą kartą nakvojo būsimuose namuose. Sekmadienį nenorėjo išvažiuoti.",
            "Kartu su {juo} sudėjome prisiminimų dėžutę: nuotraukos, piešiniai, auklėtojos laiškas.",
        ),
        AFTER_MOVE: (
            "Mėnuo naujuose namuose. Miega ramiai, rytais keliasi noriai.",
            "Aplankiau. Kambaryje kabo {jo} piešiniai, ant palangės auga pupa.",
        ),
        lives.FOLLOW_UP: (
            "Skambino socialinė darbuotoja: namuose ramu, draugų daugėja.",
            "Susitikome parke. Pasakojo apie varžybas ir naują šunį kaimynystėje.",
        ),
        lives.CLOSED: (
            "Paskutinis pokalbis. Pasakė: {words} Atsisveikinome, {jis} padovanojo piešinį.",
            "Su šeima aptarėme, kas pasikeitė. Visi žino, į ką kreiptis, jei vėl būtų sunku.",
        ),
    },
    YOUNG: {
        lives.REGISTERED: (
            "Susitikome bibliotekoje, taip pasiūlė {pats}. Kalbėjome apie mokslus ir kur gyventi juos baigus.",
            "Pirmas pokalbis. {Jam} svarbiausia – savas kambarys ir darbas vasarai.",
        ),
        lives.UNDER_ASSESSMENT: (
            "Kartu užpildėme įgūdžių lapą. Stiprybės: maistas, tvarka, draugai. Sunkiau: dokumentai ir pinigai.",
        ),
        lives.PLANNING: (
            "Plane trys tikslai: baigti mokslus, susirasti būstą, išmokti planuoti pinigus. Juos suformulavo {pats}.",
        ),
        lives.PLAN_ACTIVE: (
            "Buvome Užimtumo tarnyboje. Užsiregistravo, gavo du pasiūlymus.",
            "Pasirašė nuomos sutartį. Kartu perskaitėme kiekvieną punktą.",
            "Egzaminą išlaikė. Pasakė: {words}",
            "Šį mėnesį pinigų pritrūko likus savaitei. Kartu sudarėme kito mėnesio biudžetą.",
        ),
        lives.TRANSITION: ("Apžiūrėjome savarankiško gyvenimo namus. {Jam} patiko, kad arti stotis.",),
        AFTER_MOVE: ("Persikraustė. Raktus atsiėmė {pats}, pirmą vakarą kepė blynus kaimynams.",),
        lives.FOLLOW_UP: (
            "Paskambino {pats}: rado darbą kepykloje, keliasi penktą ryto ir tuo didžiuojasi.",
            "Trumpas susitikimas. Nuoma sumokėta, mokslai tęsiami, pagalbos kol kas nereikia.",
        ),
        lives.CLOSED: ("Atsisveikinome. Pasakė: {words} Telefono numerį pasiliko.",),
    },
    MOTHER: {
        lives.REGISTERED: (
            (
                "Susitikome dėl pagalbos. Kalbėjome, ko reikia šią savaitę: sauskelnių, "
                "ramybės ir žmogaus, kuriam galima paskambinti."
            ),
            "Pirmas pokalbis. Pasakė: {words}",
        ),
        lives.UNDER_ASSESSMENT: (
            "Vertinimo pokalbis jos kambaryje. Gerai pažįsta savo vaiką, pati pasakė, kur prireiktų pagalbos.",
        ),
        lives.PLANNING: ("Sudarėme savaitės tvarką: kas kada padeda, kada laikas sau. Su planu sutinka.",),
        lives.PLAN_ACTIVE: (
            "Lankosi mamų grupėje. Sako, kad turi su kuo pasikalbėti.",
            "Vaikas pradėjo lankyti darželį, priprasti sekasi.",
            "Sutvarkėme išmokų dokumentus, pirmoji išmoka gauta.",
            "Slaugytoja pasidžiaugė, kad vaikas gerai auga.",
        ),
        lives.TRANSITION: ("Apžiūrėjome butą. Šviesus, šalia žaidimų aikštelė.",),
        AFTER_MOVE: ("Įsikūrė naujame bute. Kaimynė pasisiūlė padėti.",),
        lives.FOLLOW_UP: (
            "Grįžo į darbą puse etato, vaiką iš darželio pasiima pati.",
            "Pokalbis telefonu. Sekasi gerai, savaitgalį svečiuosis jos mama.",
        ),
        lives.CLOSED: ("Paskutinis susitikimas. Pasakė: {words} Prireikus paskambins pati.",),
    },
}

WORDS = {
    ADULT: (
        "„Noriu savo kambario.“", "„Noriu dirbti su medžiu.“", "„Noriu {pats} gamintis valgyti.“",
        "„Noriu gyventi netoli artimųjų.“", "„Noriu turėti katę.“", "„Noriu {pats} eiti į parduotuvę.“",
        "„Man gera, kai niekas neskuba.“", "„Dabar turiu savo raktą.“", "„Noriu, kad gydytojas mane išklausytų.“",
    ),
    CHILD: (
        "„Noriu žaisti futbolą.“", "„Noriu šuns.“", "„Noriu, kad vakare būtų tylu.“",
        "„Man patinka, kai prieš miegą skaito.“", "„Noriu dažniau matyti močiutę.“", "„Čia mano lova.“",
    ),
    YOUNG: (
        "„Noriu savo buto, nors ir mažo.“", "„Noriu baigti mokslus.“", "„Noriu išmokti vairuoti.“",
        "„Nemaniau, kad man pavyks.“", "„Dabar žinau, ko klausti.“",
    ),
    MOTHER: (
        "„Noriu, kad vaikui būtų ramu.“", "„Noriu grįžti į darbą.“", "„Gera žinoti, kam paskambinti.“",
        "„Dabar miegu ramiau.“",
    ),
}  # fmt: skip

FOR_THE_MANAGER = (
    "Pasitarti su skyriaus vedėja, ar pakanka pagalbos valandų.",
    "Nuo kito mėnesio keisis pagrindinis darbuotojas. Asmeniui pasakysime kartu su naujuoju darbuotoju.",
    "Artimieji prašo kol kas nekalbėti apie namo pardavimą. Susitarėme grįžti prie to po švenčių.",
)
SEALED = (
    "Įvaikinimo byla. Ankstesni ryšiai neatskleidžiami, klausimus nukreipti atvejo vadybininkui.",
    "Susitikta su būsima šeima. Visi įrašai apie tai daromi tik čia.",
)
CORRECTIONS = (
    "Pataisymas: susitikimas vyko ne antradienį, o trečiadienį.",
    "Pataisymas: kalbėta su slaugytoja, ne su gydytoja.",
)
