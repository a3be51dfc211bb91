"""A button of a page: a link that opens something, or a form of its own that changes something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """What is done, in a verb, and where.

    With `is_post` the button sends a form, because a link must not change anything. `key` is the letter that presses it
    from the keyboard, `name` and `value` what the form sends.
    """

    label: str
    url: str
    icon: str = ""
    is_post: bool = False
    key: str = ""
    name: str = ""
    value: str = ""
