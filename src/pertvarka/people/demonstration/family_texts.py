"""What invented families are asked, plan and say: words without names, in the language their cases are kept in."""

QUESTIONS = (
    "Kur ir su kuo gyvens vaikas, kol mama gydosi?",
    "Kas rytais palydės vaikus į mokyklą ir kas jų lauks grįžtančių?",
    "Ko reikia, kad vaikas galėtų grįžti namo?",
    "Kas iš šeimos bus su vaiku, kai tėtis išvyks dirbti?",
    "Kaip broliai ir seserys liks kartu?",
    "Kas padės jaunuoliui, kai jis pradės gyventi savarankiškai?",
)
INDEPENDENCE = (
    "Nėra giminė, su šeima niekada nedirbo, atvejo nežino. Tą patį patvirtino mama ir močiutė.",
    "Dirba kitoje savivaldybėje, šeimos nepažįsta. Šeima sutiko, kad vestų.",
    "Patikrinta komanda ir darbovietė; šeima sako jos nepažįstanti.",
)
RELATIONS = (
    ("mama", "female"),
    ("tėtis", "male"),
    ("močiutė (mamos mama)", "female"),
    ("senelis (tėčio tėtis)", "male"),
    ("teta (mamos sesuo)", "female"),
    ("dėdė (tėčio brolis)", "male"),
    ("krikšto mama", "female"),
    ("vyresnioji sesuo", "female"),
    ("vyresnysis brolis", "male"),
    ("kaimynė", "female"),
    ("futbolo treneris", "male"),
)
TRUSTED = ("krikšto mama", "klasės auklėtoja", "močiutė", "vyresnioji sesuo")
LEFT_OUT = ("mamos sugyventinis", "male")
SAFETY = "Smurtavo prieš mamą; teismas uždraudė artintis."
PLANS = (
    "Iki mamos grįžimo vaikas gyvena pas močiutę. Savaitgaliais jį pasiima krikšto mama. Visi žinome, kam skambinti.",
    "Rytais vaikus veda teta, vakarais su jais būna senelis. Mama grįžta iki septynių ir pati guldo miegoti.",
    "Namus sutvarkome kartu per mėnesį. Tada vaikas grįžta, o dėdė kas savaitę atvažiuoja padėti.",
)
SENT_BACK = (
    "Naktį mažieji liktų su senuku, kuris pats negali atsikelti: jiems reikia suaugusiojo, kuris juos prižiūrėtų."
)
TASKS = (
    ("Paruošti vaikui kambarį", "močiutė (mamos mama)"),
    ("Nuvežti į būrelį antradieniais", "dėdė (tėčio brolis)"),
    ("Paskambinti mokyklai dėl pietų", "mama"),
    ("Pasiimti savaitgaliais", "krikšto mama"),
    ("Sutaisyti krosnį", "senelis (tėčio tėtis)"),
)
REVIEWS = (
    "Vaikas sako, kad pas močiutę gera. Savaitgaliai pavyko, krosnis sutaisyta.",
    "Mums pavyko beveik viskas. Į būrelį dabar veža kaimynė, nes dėdė dirba.",
)
ENDINGS = ("Planas veikia, šeima toliau tvarkosi pati.", "Vaikas gyvena namie; pagalbos šeima nebeprašo.")
