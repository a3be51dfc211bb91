"""Questions of a form drawn by functions: a page may hold 120 of them, and a template for each took most of its time.

Every value goes through `escape` on its way into the text; the text around it is ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.shown_form import Clashed, Option, Shown
from pertvarka.foundation.instruments.typed_rows import SHOWN

SWAPPED = ' hx-swap-oob="true"'
LOOK = 'class="ds-input"'


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a page draws its questions: saved answer by answer at `save_url`, if any; `reads` shows answers as text.

    is_whole: the page is sent whole and nothing of it is saved before, so it carries how many rows it shows.
    """

    save_url: str = ""
    reads: bool = False
    is_whole: bool = False

    def items(self, items: Iterable[Shown], *, is_swapped: bool = False) -> SafeString:
        return mark_safe("".join(self._item(item, SWAPPED if is_swapped else "") for item in items))  # noqa: S308

    def _item(self, item: Shown, swapped: str) -> str:
        place = f'id="{escape(item.key)}"{swapped}'
        if not item.is_relevant:
            return f"<div {place} hidden></div>"
        match item.widget:
            case "note":
                hint = f'<p class="sub small">{escape(item.hint)}</p>' if item.hint else ""
                return f'<div class="asked-note" {place}><p>{_lines(item.label)}</p>{hint}</div>'
            case "group":
                return f'<section class="asked-group" {place}>{_heading(item)}{self.items(item.items)}</section>'
            case "repeat":
                return self._repeat(item, place)
        return _read(item, place) if self.reads else self._field(item, place)

    def _repeat(self, item: Shown, place: str) -> str:
        grows = bool(item.is_open_ended and (self.save_url or self.is_whole))
        rows = "".join(self._row(item, row, grows=grows) for row in item.rows)
        add = self._row_button(item, "secondary", f"add:{item.path}", _("Add a row")) if grows else ""
        if self.is_whole:
            rows += f'<input type="hidden" name="{escape(SHOWN + item.path)}" value="{len(item.rows)}">'
        return f'<section class="asked-rows" {place} tabindex="-1">{_heading(item)}{rows}{add}</section>'

    def _row(self, item: Shown, row: Shown, *, grows: bool) -> str:
        legend = f"{escape(item.label)}, {row.number}" if item.label else str(row.number)
        words = _("Take away row %(number)s") % {"number": row.number}
        remove = self._row_button(item, "tertiary", f"remove:{item.path}:{row.number}", words) if grows else ""
        inside = f"<legend>{legend}</legend>{self.items(row.items)}{remove}"
        return f'<fieldset class="asked-row" id="{escape(row.key)}">{inside}</fieldset>'

    def _row_button(self, item: Shown, variant: str, value: str, words: str) -> str:
        look = f'class="ds-button" data-color="accent" data-variant="{variant}" data-size="sm"'
        # A page sent whole comes back as another: its reader is led back to the rows.
        place = f' formaction="#{escape(item.key)}"' if self.is_whole else ""
        return f'<button {look} name="row" value="{escape(value)}"{place}>{escape(words)}</button>'

    def _field(self, item: Shown, place: str) -> str:
        last = seen = wire = ""
        if item.last:
            words = escape(_("Last time: %(answer)s")) % {"answer": escape(item.last)}
            last = f'<p class="asked-last">{words}</p>'
        if self.save_url and not item.is_fixed:
            seen, wire = seen_field(item), self._wire(item)
        match item.widget:
            case "radio" | "boxes":
                asked = _choices(item)
            case "box":
                asked = _box(item)
            case _:
                asked = _written(item)
        return f'<div class="asked" {place}{wire}>{asked}{last}{seen}</div>'

    def _wire(self, item: Shown) -> str:
        """An answer goes off by itself: what is typed once the hand rests, what is chosen at once."""
        path = escape(item.path)
        is_typed = not item.has_options and item.widget not in ("list", "box")
        trigger = "change, input delay:1500ms" if is_typed else "change"
        return (
            f' hx-post="{escape(self.save_url)}" hx-swap="none" hx-sync="closest form:queue all" hx-trigger="{trigger}"'
            f' hx-vals=\'{{"path": "{path}"}}\' hx-params="path,v:{path},s:{path},csrfmiddlewaretoken"'
        )


def said(item: Shown, *, is_swapped: bool = False) -> SafeString:
    """What is said of an answer: that it cannot stand, or that somebody else answered meanwhile."""
    told = ""
    if item.clash:
        told = _clash(item.clash)
    elif item.message:
        told = f'<p class="ds-validation-message" data-color="danger">{escape(item.message)}</p>'
    swapped = SWAPPED if is_swapped else ""
    return mark_safe(f'<div class="asked-said" id="{escape(item.key)}-said"{swapped}>{told}</div>')  # noqa: S308


def seen_field(item: Shown, *, is_swapped: bool = False) -> SafeString:
    """What stands saved as this page knows it: an answer is saved against it."""
    given = f'name="s:{escape(item.path)}" id="{escape(item.key)}-seen" value="{escape(item.seen)}"'
    return mark_safe(f'<input type="hidden" {given}{SWAPPED if is_swapped else ""}>')  # noqa: S308


def _clash(clash: Clashed) -> str:
    happened = _(
        "Somebody has answered this meanwhile. Nothing is lost: your answer stays in the field, and is saved once you "
        "say so."
    )
    choice = _("To keep yours, save once more. To keep what stands saved, type it into the field.")
    pairs = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{_lines(value) or '–'}</dd></div>"
        for name, value in ((_("Saved"), clash.theirs), (_("Yours"), clash.mine))
    )
    return (
        f'<div class="asked-clash" role="alert"><p>{escape(happened)}</p><dl class="pairs">{pairs}</dl>'
        f'<p class="sub small">{escape(choice)}</p></div>'
    )


def _choices(item: Shown) -> str:
    kind, ends = "radio" if item.widget == "radio" else "checkbox", " disabled" if item.is_fixed else ""
    key, name = escape(item.key), f'name="v:{escape(item.path)}"'
    drawn = "".join(
        f'<div class="ds-field"><input {LOOK} type="{kind}" {name} value="{escape(option.value)}" id="{key}-{number}"'
        f"{' checked' if option.is_chosen else ''}{ends}>"
        f'<label for="{key}-{number}">{escape(option.label)}</label></div>'
        for number, option in enumerate(item.options, 1)
    )
    hint = f'<p class="sub small">{escape(item.hint)}</p>' if item.hint else ""
    return (
        f'<fieldset class="ds-fieldset" data-color="accent" aria-describedby="{key}-said">'
        f"<legend>{_label(item)}</legend>{hint}{said(item)}{drawn}</fieldset>"
    )


def _box(item: Shown) -> str:
    ends = (" checked" if item.value else "") + (" disabled" if item.is_fixed else "")
    return (
        f'<div class="ds-field" data-color="accent"><input {LOOK} type="checkbox" value="OK" {_named(item)}{ends}>'
        f'<label for="{escape(item.key)}-1">{escape(item.label)}</label></div>{said(item)}'
    )


def _written(item: Shown) -> str:
    hint = ""
    if item.hint or item.limits or item.widget == "date":
        example = _("For example, 2026-11-21.") if item.widget == "date" else ""
        words = " ".join(escape(part) for part in (item.hint, example, item.limits) if part)
        hint = f'<p data-field="description">{words}</p>'
    label = f'<label for="{escape(item.key)}-1">{_label(item)}</label>'
    return f'<div class="ds-field" data-color="accent">{label}{hint}{said(item)}{_input(item)}</div>'


def _input(item: Shown) -> str:
    if item.widget == "list":
        options = "".join(map(_option, item.options))
        ends = " disabled" if item.is_fixed else ""
        return f'<select {LOOK} {_named(item)}{ends}><option value="">–</option>{options}</select>'
    ends = (' aria-invalid="true"' if item.message else "") + (" readonly" if item.is_fixed else "")
    if item.widget == "area":
        # A browser takes away the first line break of a text area.
        return f'<textarea {LOOK} rows="3" {_named(item)}{ends}>\n{escape(item.value)}</textarea>'
    keys = {"line": "", "number": ' inputmode="decimal"'}.get(item.widget, ' inputmode="numeric"')
    return f'<input {LOOK} type="text" value="{escape(item.value)}" autocomplete="off"{keys} {_named(item)}{ends}>'


def _option(option: Option) -> str:
    chosen = " selected" if option.is_chosen else ""
    return f'<option value="{escape(option.value)}"{chosen}>{escape(option.label)}</option>'


def _named(item: Shown) -> str:
    key = escape(item.key)
    return f'name="v:{escape(item.path)}" id="{key}-1" aria-describedby="{key}-said"'


def _label(item: Shown) -> str:
    optional = "" if item.is_required else f' <span class="optional">{escape(_("(not required)"))}</span>'
    return f"{escape(item.label)}{optional}"


def _heading(item: Shown) -> str:
    return f'<h{item.level} class="h4">{escape(item.label)}</h{item.level}>' if item.label else ""


def _read(item: Shown, place: str) -> str:
    words = item.answer_words
    answer = f"<p>{_lines(words)}</p>" if words else f'<p class="sub">{escape(_("No answer"))}</p>'
    return f'<div class="asked-read" {place}><p class="asked-label">{escape(item.label)}</p>{answer}</div>'


def _lines(text: str) -> str:
    return escape(text).replace("\r\n", "\n").replace("\n", "<br>")
