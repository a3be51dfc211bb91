"""What can go wrong when two files are said to be of one person, each with its sentence."""

from pertvarka.foundation.base.errors import Worded


class SamePersonAlready(Worded):
    """The file of the same person, or one linked with it."""

    lt = "Tai jau to paties asmens byla: susieti nėra ko."
    en = "This is a file of the same person already: there is nothing to link."


class SealedNotLinked(Worded):
    """Adoption cuts a file off from every other."""

    lt = "Užrakinta byla su kitomis nesiejama: taip saugoma įvaikinimo paslaptis."
    en = "A sealed file is not linked with others: this keeps the secrecy of adoption."


class LinkAsked(Worded):
    """The same is asked already and not decided on."""

    lt = "Apie šios bylos susiejimą jau paklausėte. Palaukite duomenų apsaugos pareigūno atsakymo."
    en = "You have asked about linking this file already. Wait for the data protection officer's answer."


class LinkImpossible(Worded):
    """The second person approves, but there is no other file, or it may not be linked; which of these is not told."""

    lt = "Susieti negalima: kitos siejamos bylos nėra arba sąsaja jau pasikeitė. Prašymą atmeskite ir parašykite kodėl."
    en = (
        "This cannot be carried out: there is no other file that may be linked, or the link has changed. "
        "Refuse the request and say why."
    )


class LinkNotFound(Worded):
    """No such link, or none this account may ask about."""

    lt = "Tokios sąsajos nėra arba ji jums neprieinama."
    en = "There is no such link, or it is not available to you."
