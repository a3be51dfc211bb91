"""What invented providers say of their services: two plain sentences each, the same wherever it is given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """Words of one kind of service, its places at one site from fewest to most, and its price for a person a month."""

    lt: str
    en: str
    places: tuple[int, int]
    monthly_cost: tuple[int, int]
    schedule: str
    cost: str


ROUND_THE_CLOCK, WEEKDAYS, BY_AGREEMENT = "round_the_clock", "weekdays", "by_agreement"
FREE, BY_INCOME = "free", "by_income"
SCHEDULES = {
    ROUND_THE_CLOCK: ("Visą parą", "Round the clock"),
    WEEKDAYS: ("Darbo dienomis 8–17 val.", "Working days, 8 to 17"),
    BY_AGREEMENT: ("Sutartu laiku", "By agreement"),
}
COSTS = {
    FREE: ("Žmogui nemokamai", "Free for the person"),
    BY_INCOME: ("Mokama dalis priklauso nuo pajamų", "What one pays depends on income"),
}
HOW_TO_APPLY = (
    "Kreipkitės į savo savivaldybės socialinės paramos skyrių arba paskambinkite teikėjui.",
    "Ask the social support unit of your municipality, or call the provider.",
)

ABOUTS: dict[str, About] = {
    "S01": About(
        "Čia kaip šeimoje gyvena iki aštuonių vaikų. "
        "Jie lanko savo mokyklą, o darbuotojai padeda išlaikyti ryšį su artimaisiais.",
        "Up to eight children live here as in a family. "
        "They go to their own school, and staff help them stay in touch with relatives.",
        (6, 8), (1400, 1900), ROUND_THE_CLOCK, FREE,
    ),
    "S02": About(
        "Šeima, kuriai namuose nesaugu, čia gali pabūti, kol krizė įveikta. "
        "Padeda socialinis darbuotojas ir psichologas.",
        "A family that is not safe at home can stay here until the crisis is over. "
        "A social worker and a psychologist help.",
        (6, 14), (500, 800), ROUND_THE_CLOCK, FREE,
    ),
    "S03": About(
        "Globą palikęs jaunuolis čia gyvena savarankiškai, o palydėtojas padeda mokytis, dirbti ir tvarkyti pinigus.",
        "A young person who left care lives here independently; a companion helps with studies, work and money.",
        (6, 12), (420, 650), BY_AGREEMENT, BY_INCOME,
    ),
    "S04": About(
        "Du arba trys žmonės gyvena paprastame bute. "
        "Darbuotojas ateina tada, kai pagalbos reikia, ir padeda tvarkytis pačiam.",
        "Two or three people share an ordinary flat. "
        "A worker comes when help is needed and helps them manage by themselves.",
        (4, 10), (520, 760), BY_AGREEMENT, BY_INCOME,
    ),
    "S05": About(
        "Žmogus turi savo kambarį ir pats planuoja dieną. "
        "Dieną namuose yra darbuotojas, kuris padeda, kai jo paprašoma.",
        "Each person has a room and plans the day. By day a worker is there to help when asked.",
        (10, 20), (640, 900), WEEKDAYS, BY_INCOME,
    ),
    "S06": About(
        "Namuose gyvena iki dešimties žmonių, kiekvienas turi savo kambarį. "
        "Darbuotojai padeda kasdien, taip pat naktį.",
        "Up to ten people live here, each in a room of their own. Staff help every day, at night too.",
        (8, 10), (1250, 1750), ROUND_THE_CLOCK, BY_INCOME,
    ),
    "S07": About(
        "Čia mokomasi gyventi savarankiškai: gaminti, važinėti, bendrauti, rasti darbą. Kiekvienas turi savo planą.",
        "People learn to live independently: cooking, travelling, meeting others, finding work. Each has a plan.",
        (15, 30), (320, 480), WEEKDAYS, BY_INCOME,
    ),
    "S08": About(
        "Dieną čia rūpinamasi žmonėmis, kurių artimieji dirba. Yra maitinimas, užsiėmimai ir, kai reikia, slauga.",
        "By day people whose relatives work are cared for here. "
        "There are meals, activities and, when needed, nursing.",
        (16, 32), (420, 640), WEEKDAYS, BY_INCOME,
    ),
    "S10": About(
        "Mažiems vaikams, kurių raida sutrikusi, padeda kineziterapeutas, logopedas ir psichologas. "
        "Tėvai mokosi kartu.",
        "A physiotherapist, a speech therapist and a psychologist help small children with developmental disorders. "
        "Parents learn along.",
        (20, 40), (90, 180), WEEKDAYS, FREE,
    ),
    "S11": About(
        "Žmogus dirba tikrą darbą savo tempu ir gauna atlyginimą. Šalia yra darbuotojas, kuris pamoko.",
        "A person does real work at their own pace and is paid for it. A worker is beside them to show how.",
        (6, 14), (260, 400), WEEKDAYS, FREE,
    ),
    "S12": About(
        "Dirbtuvėse audžiama, lipdoma, taisomi dviračiai. Išmokstama darbo, o už parduotus dirbinius atlyginama.",
        "People weave, make pottery, mend bicycles. They learn a trade and are paid for what is sold.",
        (12, 26), (280, 430), WEEKDAYS, BY_INCOME,
    ),
    "S13": About(
        "Psichologas ir socialinis darbuotojas padeda apsispręsti, kaip gyventi toliau. "
        "Galima ateiti vienam arba su artimuoju.",
        "A psychologist and a social worker help decide how to live on. One may come alone or with somebody close.",
        (30, 60), (60, 110), BY_AGREEMENT, FREE,
    ),
    "S14": About(
        "Šeimos čia gauna patarimą, psichologo pagalbą, susitinka su kitais tėvais. Vaikai tuo metu prižiūrimi.",
        "Families find advice, a psychologist and other parents here. Children are looked after meanwhile.",
        (30, 60), (60, 120), WEEKDAYS, FREE,
    ),
    "S15": About(
        "Socialinis darbuotojas lanko šeimą namuose ir padeda susitvarkyti, kad vaikams būtų saugu. "
        "Tikslus šeima pasirenka pati.",
        "A social worker visits the family and helps so that the children are safe. The family chooses its goals.",
        (20, 60), (70, 130), BY_AGREEMENT, FREE,
    ),
    "S18": About(
        "Dešimt susitikimų tėvams: kaip kalbėtis su vaiku, kaip susitarti, kaip pasirūpinti savimi.",
        "Ten meetings for parents: how to talk with a child, how to agree, how to look after oneself.",
        (12, 24), (40, 70), BY_AGREEMENT, FREE,
    ),
    "S19": About(
        "Kiekvieną dieną yra ką veikti: sportas, menas, sodas, išvykos. Žmogus pats pasirenka.",
        "Every day there is something to do: sport, art, the garden, outings. Each person chooses.",
        (15, 30), (200, 340), WEEKDAYS, BY_INCOME,
    ),
    "S20": About(
        "Pusę metų mokomasi tvarkyti namus, pinigus ir laiką. Mokoma ten, kur žmogus gyvena.",
        "For half a year people learn to manage home, money and time. Teaching is where the person lives.",
        (10, 24), (150, 260), BY_AGREEMENT, FREE,
    ),
    "S23": About(
        "Vaikas gyvena socialinio globėjo šeimoje. Globėją moko, konsultuoja ir pavaduoja globos centras.",
        "A child lives in the family of a social carer. The care centre trains, advises and stands in for the carer.",
        (4, 10), (900, 1200), ROUND_THE_CLOCK, FREE,
    ),
    "S24": About(
        "Į namus atvyksta socialinis darbuotojas, slaugytojas ir psichologas. "
        "Komanda padeda tada, kai vienam tvarkytis nebeišeina.",
        "A social worker, a nurse and a psychologist come to the home. "
        "The team helps when somebody can no longer manage alone.",
        (20, 45), (110, 210), WEEKDAYS, FREE,
    ),
    "S25": About(
        "Asistentas padeda namuose, darbe ir mieste tiek, kiek reikia. Ką ir kaip daryti, sprendžia pats žmogus.",
        "An assistant helps at home, at work and in town as much as needed. "
        "What is done and how, the person decides.",
        (12, 40), (240, 420), BY_AGREEMENT, BY_INCOME,
    ),
    "S27": About(
        "Būsimi globėjai ir įtėviai čia mokosi, o tie, kurie jau globoja, gauna patarimą ir susitinka su kitais.",
        "Future guardians and adoptive parents learn here; those who already care find advice and each other.",
        (20, 40), (40, 90), BY_AGREEMENT, FREE,
    ),
    "S30": About(
        "Namuose gyvena iki aštuonių vaikų su nuolatiniais globėjais. Broliai ir seserys gyvena kartu.",
        "Up to eight children live here with carers who stay. Brothers and sisters live together.",
        (6, 8), (1500, 1950), ROUND_THE_CLOCK, FREE,
    ),
    "S31": About(
        "Jaunuolis gyvena bute su bendraamžiais, mokosi ir po truputį perima visus namų rūpesčius. "
        "Palydėtojas visada pasiekiamas.",
        "A young person lives in a flat with others of the same age, studies and takes over the household bit by bit. "
        "A companion can always be reached.",
        (8, 16), (480, 720), BY_AGREEMENT, FREE,
    ),
    "S32": About(
        "Moteris čia gali gyventi, kol gims ir paaugs kūdikis. Mokomasi rūpintis vaiku ir ieškoma namų bei darbo.",
        "A woman can live here until the baby is born and has grown a little. "
        "She learns to care for the child and looks for a home and work.",
        (8, 14), (620, 880), ROUND_THE_CLOCK, FREE,
    ),
    "S33": About(
        "Kol artimasis ilsisi ar tvarko reikalus, į namus ateina darbuotojas. "
        "Galima susitarti kelioms valandoms arba dienai.",
        "While somebody close rests or runs errands, a worker comes to the home. For a few hours or a day.",
        (10, 30), (90, 170), BY_AGREEMENT, BY_INCOME,
    ),
    "S34": About(
        "Žmogus čia pabūna kelias dienas, kol artimieji pailsi. Yra savo kambarys, slauga ir užsiėmimai.",
        "A person stays here for some days while the family rests. "
        "There is a room of one's own, nursing and activities.",
        (4, 10), (380, 620), ROUND_THE_CLOCK, BY_INCOME,
    ),
    "S35": About(
        "Budintis globotojas priima vaiką tą pačią dieną, kai jam namuose nesaugu. "
        "Vaikas gyvena globotojo šeimoje, kol sprendžiama, kaip toliau.",
        "An on-duty carer takes in a child the day it is not safe at home. "
        "The child lives in the carer's family until it is decided what comes next.",
        (4, 8), (900, 1200), ROUND_THE_CLOCK, FREE,
    ),
}  # fmt: skip
