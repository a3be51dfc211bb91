"""Where the sentence of a refusal stands in a form: beside the field it speaks of, else over all of them."""

from collections.abc import Callable, Mapping

from django.forms import Form

from pertvarka.foundation.base.errors import PertvarkaError


def beside(fields: Mapping[type[PertvarkaError], str]) -> Callable[[Form, PertvarkaError], None]:
    """Shows refusals of an action in its form, by what each speaks of; what was typed stays."""

    def show(form: Form, refused: PertvarkaError) -> None:
        field = fields.get(type(refused), "")
        form.add_error(field if field in form.fields else None, refused.sentence)

    return show
