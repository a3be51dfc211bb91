"""Parts of addresses with a shape of their own."""

from django.urls import register_converter


class Month:
    """A month as two digits: /menuo/2016-06/."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


register_converter(Month, "month")
