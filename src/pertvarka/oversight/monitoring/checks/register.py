"""Every check with its words: what is out of order, and what its owner does about it.

Overlapping placements have no check: the database refuses them (`placement_one_at_a_time`).
"""

from collections.abc import Iterator
from datetime import date

from pertvarka.foundation.base.bilingual import Text
from pertvarka.oversight.monitoring.checks import of_people, of_programme
from pertvarka.oversight.monitoring.checks.found import Check, Found

CHECKS = (
    Check(
        "plans_unreviewed",
        Text("Individualus planas neperžiūrėtas laiku", "Individual plan not reviewed in time"),
        Text("Peržiūrėkite planą su asmeniu.", "Review the plan with the person."),
        of_people.plans_unreviewed,
    ),
    Check(
        "referrals_unanswered",
        Text("Siuntimas neatsakytas ilgiau kaip 14 dienų", "Referral unanswered for more than 14 days"),
        Text("Priimkite, įrašykite į eilę arba atsisakykite.", "Accept, put on the list or refuse."),
        of_people.referrals_unanswered,
    ),
    Check(
        "under_three",
        Text("Vaikas iki trejų metų gyvena įstaigoje", "Child under three lives in an institution"),
        Text("Ieškokite globotojų ir kreipkitės į vaiko teisių apsaugos specialistą.",
             "Look for carers and write to the child rights officer."),
        of_people.under_three,
    ),
    Check(
        "admitted_after_stop",
        Text("Asmuo apgyvendintas įstaigoje sustabdžius priėmimą", "Person admitted after admissions stopped"),
        Text("Paaiškinkite, kodėl, ir suplanuokite kitus namus.", "Explain why, and plan another home."),
        of_people.admitted_after_stop,
    ),
    Check(
        "census_differs",
        Text("Mėnesio duomenys nesutampa su įrašais, kur gyvena žmonės", "Census differs from where people live"),
        Text("Palyginkite gyventojus ir pataisykite mėnesio duomenis arba įrašus (skaičiai: pateikta / įrašyta).",
             "Compare the residents; put the census or the records right (numbers: handed in / recorded)."),
        of_people.census_differs,
    ),
    Check(
        "episodes_unplanned",
        Text("Paslauga teikiama, nors plane jos nėra", "Service given without a need of the plan"),
        Text("Įrašykite poreikį į planą arba užbaikite paslaugą.", "Write the need into the plan, or end the service."),
        of_people.episodes_unplanned,
    ),
    Check(
        "team_left",
        Text("Bylos komandoje likęs žmogus, kuris čia nebedirba", "Somebody who left is still on the team of a case"),
        Text("Pakeiskite komandos narį: prieigos jis jau neturi.", "Replace the member: the access is over already."),
        of_people.team_left,
    ),
    Check(
        "retention_due",
        Text("Baigėsi bylos saugojimo terminas", "The time to keep a file is over"),
        Text("Duomenų apsaugos pareigūnas sudaro naikinimo sąrašą, o jūs jį patvirtinate.",
             "The data protection officer makes a list for deletion, and you approve it."),
        of_people.retention_due,
    ),
    Check(
        "events_past",
        Text("Renginio diena praėjo, o jis tebėra suplanuotas", "Event past its date and still planned"),
        Text("Pažymėkite, kad įvyko, ir užpildykite ataskaitą arba renginį atšaukite.",
             "Mark it as held and report it, or cancel it."),
        of_programme.events_past,
    ),
    Check(
        "offers_unchecked",
        Text("Pasiūlymas netikrintas pusę metų", "Offer not checked for half a year"),
        Text("Atverkite pasiūlymą ir patvirtinkite, kad jis teisingas.", "Open the offer and confirm it."),
        of_programme.offers_unchecked,
    ),
    Check(
        "certificates_end",
        Text("Baigiasi arba baigėsi kokybės pažymėjimas", "Quality certificate ends or has ended"),
        Text("Susitarkite su konsultantu dėl naujo audito.", "Agree on a new audit with the consultant."),
        of_programme.certificates_end,
    ),
    Check(
        "without_evidence",
        Text("Reikšmė be dokumento", "Figure without a document"),
        Text("Įrašykite dokumentą, kuris ją pagrindžia.", "Name the document that proves it."),
        of_programme.without_evidence,
    ),
    Check(
        "sums_differ",
        Text("Rodiklis nesutampa su eilučių suma", "Figure differs from the sum of its rows"),
        Text("Pataisykite reikšmę arba paaiškinkite skirtumą.", "Correct the figure or explain the difference."),
        of_programme.sums_differ,
    ),
)  # fmt: skip
BY_CODE = {check.code: check for check in CHECKS}


def all_found(*, today: date) -> Iterator[Found]:
    """What every check finds, asked in the scope of whoever runs them."""
    for check in CHECKS:
        yield from check.find(today)


def title_of(code: str) -> str:
    """The words of a check in the active language; an old code that is gone stays as it is."""
    return str(BY_CODE[code].title) if code in BY_CODE else code
