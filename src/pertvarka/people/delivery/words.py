"""Why an offer does not fit, in whole sentences: the value found, the limit, and what would change it."""

from collections.abc import Callable, Mapping

from pertvarka.foundation.base.bilingual import Text
from pertvarka.people.delivery.matching import Fit, Obstacle, OfferFacts, Reason, Refused, Remedy
from pertvarka.services.catalogue import words as catalogue_words

Names = Mapping[str, Text]
"""Municipalities by their codes."""

NAMED_AREAS = 3
REMEDIES: dict[Remedy, Text] = {
    Remedy.WAIT: Text("Galima likti eilėje.", "The person can stay in the queue."),
    Remedy.EXCEPTION: Text(
        "Galima prašyti išimties ir parašyti, kodėl.", "An exception can be asked for, with the reason written."
    ),
    Remedy.LIMIT: Text(
        "Ribą galima pakeisti plane arba prašyti išimties.",
        "The limit can be changed in the plan, or an exception asked for.",
    ),
    Remedy.LATER: Text("Tiktų, jei paslauga prasidėtų vėliau.", "It would fit if the service began later."),
    Remedy.NOTHING: Text("Pasirinkite kitą pasiūlymą.", "Choose another offer."),
}


def sentence(reason: Reason, offer: OfferFacts, *, municipalities: Names) -> Text:
    """One reason, told to whoever looks for a place."""
    if reason.rule is not None:
        return catalogue_words.sentence(reason.rule, municipalities=municipalities)
    return _SENTENCES[reason.obstacle](reason, offer, municipalities)


def remedy(reason: Reason) -> Text:
    """What would change it."""
    return REMEDIES[reason.remedy]


def sentences(refused: Refused, *, municipalities: Names) -> tuple[tuple[Text, Text], ...]:
    """All reasons of an offer, each with what would change it."""
    return tuple(
        (sentence(reason, refused.offer, municipalities=municipalities), remedy(reason)) for reason in refused.reasons
    )


def distance(one: Fit | Refused, *, from_municipality: str) -> Text:
    """How far, and how that was measured. Two municipalities may have one centre, as Alytus has."""
    if one.offer.municipality == from_municipality:
        return Text("toje pačioje savivaldybėje", "in the same municipality")
    if one.km == 0:
        return Text("savivaldybių centras tas pats", "the municipalities share a centre")
    return Text(f"{one.km} km tiesia linija", f"{one.km} km in a straight line")


def free(offer: OfferFacts) -> Text:
    """`laisvos 2 vietos iš 12`."""
    return Text(
        f"laisvų vietų: {max(offer.free, 0)} iš {offer.capacity}",
        f"free places: {max(offer.free, 0)} of {offer.capacity}",
    )


def _full(reason: Reason, offer: OfferFacts, _names: Names) -> Text:
    place = offer.waiting + 1
    if int(reason.limit) > 1 and offer.free > 0:
        return Text(
            f"Laisvų vietų – {offer.free}, o kartu gyvenantiems broliams ir seserims reikia {reason.limit}.",
            f"{offer.free} free, and siblings who live together need {reason.limit}.",
        )
    return Text(
        f"Visos vietos užimtos ar pažadėtos (iš viso {offer.capacity}). Eilėje būtų {place}-as.",
        f"All places are taken or promised ({offer.capacity} in all). In the queue the person would be number {place}.",
    )


def _area(reason: Reason, _offer: OfferFacts, names: Names) -> Text:
    found = names.get(reason.found, Text(reason.found, reason.found))
    served = [names.get(code, Text(code, code)) for code in reason.limit.split(", ")]
    named, more = served[:NAMED_AREAS], len(served) - NAMED_AREAS
    and_more = Text(f" ir dar {more}", f" and {more} more") if more > 0 else Text("", "")
    return Text(
        f"Paslaugos reikia čia: {found.lt}. Ji teikiama tik čia: {', '.join(name.lt for name in named)}{and_more.lt}.",
        f"The service is needed in {found.en}; it is given only in "
        f"{', '.join(name.en for name in named)}{and_more.en}.",
    )


def _closed(_reason: Reason, offer: OfferFacts, _names: Names) -> Text:
    if offer.state == "temporarily_closed":
        return Text("Paslauga laikinai neteikiama.", "The service is closed for the time being.")
    return Text("Paslauga nebeteikiama.", "The service is not given any more.")


_SENTENCES: dict[Obstacle, Callable[[Reason, OfferFacts, Names], Text]] = {
    Obstacle.TYPE: lambda _reason, _offer, _names: Text(
        "Tai kita paslauga, nei prašo planas.", "This is another service than the plan asks for."
    ),
    Obstacle.CLOSED: _closed,
    Obstacle.PLANNED: lambda _reason, _offer, _names: Text(
        "Paslauga dar tik planuojama, pradžios diena nepaskelbta.", "The service is only planned; no first day is set."
    ),
    Obstacle.START: lambda reason, _offer, _names: Text(
        f"Paslauga prasidės {reason.found}, o reikia nuo {reason.limit}.",
        f"The service begins on {reason.found}; it is needed from {reason.limit}.",
    ),
    Obstacle.FULL: _full,
    Obstacle.AREA: _area,
    Obstacle.DISTANCE: lambda reason, _offer, _names: Text(
        f"Iki paslaugos {reason.found} km tiesia linija, plane riba – {reason.limit} km.",
        f"It is {reason.found} km away in a straight line; the plan's limit is {reason.limit} km.",
    ),
}
