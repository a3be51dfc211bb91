"""How forms look: labels, help and errors around Designsystemet's inputs, without a class written in any form."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

# Widgets whose own element carries no field: their parts are dressed one by one.
WITHOUT_INPUT = frozenset({"hidden"})


class PertvarkaFormRenderer(DjangoTemplates):
    """Named in settings.FORM_RENDERER; `{{ form }}` then prints fields in our markup."""

    form_template_name = "components/form.html"
    field_template_name = "components/form_field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if "widget" in context:
            _dress(context["widget"])
        return super().render(template_name, context, request)


def _dress(widget: dict[str, Any]) -> None:
    """Give the widget and its parts Designsystemet's class."""
    if widget.get("type") in WITHOUT_INPUT:
        return
    for part in widget.get("subwidgets", []):
        _dress(part)
    is_choice_group = "optgroups" in widget and not widget["template_name"].endswith("/select.html")
    if is_choice_group:
        for _group, options, _index in widget["optgroups"]:
            for option in options:
                _dress(option)
        widget["attrs"]["class"] = _with(widget["attrs"].get("class"), "options")
    else:
        widget["attrs"]["class"] = _with(widget["attrs"].get("class"), "ds-input")


def _with(classes: str | None, name: str) -> str:
    known = (classes or "").split()
    return " ".join(known if name in known else [*known, name])
