"""Errors with a sentence for the person who meets them, in both languages: what happened, why, what to do."""

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
