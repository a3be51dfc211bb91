"""What can go wrong with the evaluation of an event, each with its sentence."""

from pertvarka.foundation.base.errors import Worded


class FormUnsuitable(Worded):
    """It asks row by row, or is not for evaluations."""

    lt = "Šis klausimynas renginiui vertinti netinka. Pasirinkite kitą iš sąrašo."
    en = "This questionnaire does not suit the evaluation of an event. Choose another from the list."


class EvaluationSent(Worded):
    """Somebody may have answered the form already."""

    lt = "Vertinimo klausimynas jau išsiųstas, todėl jo pakeisti nebegalima."
    en = "The evaluation form has been sent already, so it cannot be changed any more."


class EvaluationMissing(Worded):
    lt = "Pirmiausia pasirinkite, kokiu klausimynu renginys bus vertinamas."
    en = "First choose the form the event will be evaluated with."


class EvaluationAhead(Worded):
    lt = "Vertinti galima tik pažymėjus, kad renginys įvyko."
    en = "The event can be evaluated only once it is noted as held."


class EvaluationClosed(Worded):
    lt = "Šio renginio vertinimas baigtas, atsakymai nebepriimami."
    en = "The evaluation of this event is closed; no more answers are taken."


class NobodyCame(Worded):
    lt = "Rašyti nėra kam: niekam nepažymėtas lankomumas."
    en = "There is nobody to write to: no attendance is noted."


class EvaluationAnswered(Worded):
    lt = "Pagal šią nuorodą renginys jau įvertintas. Ačiū, daugiau nieko daryti nereikia."
    en = "The event has been evaluated by this link already. Thank you, there is nothing more to do."


class EvaluationLinkUnknown(Worded):
    lt = "Tokios vertinimo nuorodos nėra arba vertinimas jau baigtas."
    en = "There is no such evaluation link, or the evaluation is closed already."
