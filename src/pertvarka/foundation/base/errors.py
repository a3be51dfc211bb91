"""Errors with a sentence for the person who meets them, in both languages: what happened, why, what to do."""

from collections.abc import Mapping
from typing import Any, ClassVar

from pertvarka.foundation.base.bilingual import in_active_language


class PertvarkaError(Exception):
    """Something that cannot be done, told to a person. Each room derives its own named errors from it."""

    def __init__(self, *, lt: str, en: str) -> None:
        super().__init__(en)
        self.sentence_lt = lt
        self.sentence_en = en

    @property
    def sentence(self) -> str:
        return in_active_language(self.sentence_lt, self.sentence_en)


class Worded(PertvarkaError):
    """An error whose sentence is always the same; `field` is what was typed wrongly, '' where nothing was."""

    lt: ClassVar[str]
    en: ClassVar[str]
    field: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__(lt=self.lt, en=self.en)


class RoleMissing(PertvarkaError):
    """The database has no role to serve people with, and ours may not make one."""

    def __init__(self, role: str) -> None:
        super().__init__(
            lt=f"Duomenų bazėje nėra rolės {role}. Jos administratorius ją sukuria taip: "
            f"CREATE ROLE {role} LOGIN NOSUPERUSER NOINHERIT NOBYPASSRLS;",
            en=f"The database has no role {role}. Its administrator makes it: "
            f"CREATE ROLE {role} LOGIN NOSUPERUSER NOINHERIT NOBYPASSRLS;",
        )


class ServingRoleTooStrong(PertvarkaError):
    """DATABASE_URL names a superuser, a role that bypasses row security, or the owner of the tables."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tarnaujanti rolė per stipri: eilučių apsauga jos nesaisto arba lentelės priklauso jai. Kintamajame "
            "DATABASE_URL nurodykite rolę pertvarka_app, o lentelių savininką – PERTVARKA_OWNER_DATABASE_URL.",
            en="The serving role is too strong: row security does not bind it, or it owns the tables. Name the role "
            "pertvarka_app in DATABASE_URL, and the owner of the tables in PERTVARKA_OWNER_DATABASE_URL.",
        )


class WriteRefused(PertvarkaError):
    """The rules of the rows let the person see this but not change it; pages answer as if it were not there."""

    def __init__(self) -> None:
        super().__init__(
            lt="Šio įrašo keisti negalite. Jei jūsų darbui to reikia, kreipkitės į atvejo vadybininką.",
            en="You cannot change this record. If your work needs it, ask the case manager.",
        )


class ChangedMeanwhile(PertvarkaError):
    """Somebody saved the row after the person opened it; `mine` and `theirs` hold the columns that differ."""

    def __init__(self, *, mine: Mapping[str, Any], theirs: Mapping[str, Any], version: int) -> None:
        self.mine = dict(mine)
        self.theirs = dict(theirs)
        self.version = version
        super().__init__(
            lt="Kol rašėte, šį tekstą pakeitė kitas darbuotojas. Jūsų tekstas neprarastas – palyginkite ir "
            "pasirinkite.",
            en="Someone changed this while you were writing. Your text is kept – compare and choose.",
        )
