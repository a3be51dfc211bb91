"""Why a file is not attached, each with its sentence and what to do; the error that carries them is `FileRefused`."""

from enum import StrEnum


class FileFault(StrEnum):
    """Why a file is not taken, in the order in which it is looked at."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"
    DOCUMENT = "document"
    PICTURE_KIND = "picture_kind"
    ENCODING = "encoding"
    BROKEN = "broken"
    TOO_MANY_DOTS = "too_many_dots"
    LOCKED = "locked"
    ACTIVE = "active"
    UNCHECKED = "unchecked"


SENTENCES: dict[FileFault, tuple[str, str]] = {
    FileFault.EMPTY: (
        "Failas tuščias. Patikrinkite, ar pasirinkote tą, kurio reikia.",
        "The file is empty. Check that you chose the right one.",
    ),
    FileFault.TOO_LARGE: (
        "Failas didesnis nei 10 MB. Sumažinkite nuotrauką arba padalykite dokumentą.",
        "The file is larger than 10 MB. Make the picture smaller, or split the document.",
    ),
    FileFault.OTHER_KIND: (
        "Tokio failo pridėti negalima. Tinka JPEG, PNG ir WebP paveikslai, PDF ir paprastas tekstas.",
        "A file of this kind cannot be attached. JPEG, PNG and WebP pictures, PDF and plain text can.",
    ),
    FileFault.DOCUMENT: (
        "Biuro dokumentų pridėti negalima. Išsaugokite dokumentą kaip PDF ir pridėkite jį.",
        "Office documents cannot be attached. Save the document as PDF and attach that.",
    ),
    FileFault.PICTURE_KIND: (
        "Tokio paveikslo pridėti negalima. Išsaugokite jį kaip JPEG arba PNG.",
        "A picture of this kind cannot be attached. Save it as JPEG or PNG.",
    ),
    FileFault.ENCODING: (
        "Tekstą pavyko perskaityti tik iš dalies. Išsaugokite failą UTF-8 koduote.",
        "The text could be read only in part. Save the file in UTF-8.",
    ),
    FileFault.BROKEN: (
        "Failo atverti nepavyko: jis sugadintas arba neišsiųstas iki galo. Pabandykite išsaugoti jį iš naujo.",
        "The file does not open: it is damaged or did not arrive whole. Try saving it anew.",
    ),
    FileFault.TOO_MANY_DOTS: (
        "Paveikslas per didelis: daugiau kaip 40 milijonų taškų. Sumažinkite jį.",
        "The picture is too large: more than 40 million dots. Make it smaller.",
    ),
    FileFault.LOCKED: (
        "PDF užrakintas slaptažodžiu. Išsaugokite jį be slaptažodžio: byla saugoma užantspauduota.",
        "The PDF is locked with a password. Save it without one: the file is kept sealed here.",
    ),
    FileFault.ACTIVE: (
        "PDF turi programinio kodo, formų arba kitų failų viduje. Atsispausdinkite jį į naują PDF ir pridėkite tą.",
        "The PDF holds program code, active forms or other files. Print it to a new PDF and attach that.",
    ),
    FileFault.UNCHECKED: (
        "PDF sudarytas taip, kad jo patikrinti nepavyko. Atsispausdinkite jį į naują PDF ir pridėkite tą.",
        "The PDF is made in a way that could not be checked. Print it to a new PDF and attach that.",
    ),
}
