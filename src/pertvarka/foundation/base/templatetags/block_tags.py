"""Components that hold other content between two tags: a notice, and a chart with its table.

Registered by the `components` library; kept apart because a block tag is parsed, not called.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.base import token_kwargs as read_token_kwargs
from django.utils.safestring import SafeString

NOTICES = {
    "info": ("linas", "InformationSquare"),
    "note": ("gintaras", "InformationSquare"),
    "warning": ("gintaras", "ExclamationmarkTriangle"),
    "refusal": ("danger", "XMarkOctagon"),
    "error": ("danger", "ExclamationmarkTriangle"),
    "success": ("accent", "CheckmarkCircle"),
    "debug": ("neutral", "InformationSquare"),
}


class ChartBlockIncomplete(ValueError):
    """If you are seeing this, a chart stands without its table, source line or CSV: a reader could not check it."""


class NoticeNode(template.Node):
    """A tinted panel with an icon: `{% notice "refusal" title=… %}<p>…</p>{% end_notice %}`."""

    def __init__(self, kind: FilterExpression, settings: dict[str, FilterExpression], body: NodeList) -> None:
        self.kind, self.settings, self.body = kind, settings, body

    def render(self, context: template.Context) -> SafeString:
        colour, icon_name = NOTICES[self.kind.resolve(context) or "info"]
        return _rendered(
            context,
            "components/notice.html",
            colour=colour,
            icon_name=icon_name,
            body=self.body.render(context),
            **{name: value.resolve(context) for name, value in self.settings.items()},
        )


def notice(parser: Parser, token: Token) -> NoticeNode:
    _name, kind, *rest = token.split_contents()
    body = parser.parse(("end_notice",))
    parser.delete_first_token()
    return NoticeNode(parser.compile_filter(kind), read_token_kwargs(rest, parser), body)


class ChartBlockNode(template.Node):
    """Chart, table, source and download as one block; refuses to stand without any of them.

    `{% chart_block title=… source=… csv=… [subtitle=…] [xlsx=…] [links=…] [level=2] [open_table=True] [table_id=…] %}`
    chart `{% chart_table %}` table `{% end_chart_block %}`
    """

    def __init__(self, settings: dict[str, FilterExpression], chart: NodeList, table: NodeList) -> None:
        self.settings, self.chart, self.table = settings, chart, table

    def render(self, context: template.Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.settings.items()}
        for name in ("title", "source", "csv"):
            if not str(given.get(name) or "").strip():
                raise ChartBlockIncomplete(f"{given.get('title') or 'A chart'} has no {name}")
        table = self.table.render(context)
        if "<table" not in table:
            raise ChartBlockIncomplete(f"{given['title']} has no table")
        level = int(given.get("level") or 2)
        given.setdefault("heading_class", "h3")
        return _rendered(
            context,
            "components/chart_block.html",
            **{**given, "level": f"h{level}", "chart": self.chart.render(context), "table": table},
        )


def chart_block(parser: Parser, token: Token) -> ChartBlockNode:
    _name, *rest = token.split_contents()
    chart = parser.parse(("chart_table", "end_chart_block"))
    if parser.next_token().contents != "chart_table":
        raise ChartBlockIncomplete("a {% chart_block %} has no {% chart_table %}")
    table = parser.parse(("end_chart_block",))
    parser.delete_first_token()
    return ChartBlockNode(read_token_kwargs(rest, parser), chart, table)


def _rendered(context: template.Context, template_name: str, **values: Any) -> SafeString:
    engine = context.template.engine if context.template else template.Engine.get_default()
    with context.push(**values):
        return engine.get_template(template_name).render(context)
