"""How anonymous answers keep together on their way: how many leave the letterbox at once, how long a letter is."""

BLOCK = 4096
"""A letter is filled up to whole blocks: its length would tell which answer was in it."""


def leaving(waiting: int, *, at_once: int, staying: int) -> int:
    """How many letters may leave a box: at least `at_once`, and never so many that fewer than `staying` are left.

    >>> [leaving(waiting, at_once=10, staying=10) for waiting in (19, 20, 34)]
    [0, 10, 24]
    """
    return waiting - staying if waiting >= at_once + staying else 0


def filled_up(text: bytes, *, block: int = BLOCK) -> bytes:
    """The text with spaces up to a whole number of blocks: JSON reads the same with them.

    >>> len(filled_up(b'{"a": 1}', block=16)), len(filled_up(b"x" * 17, block=16))
    (16, 32)
    """
    return text.ljust(-(-max(len(text), 1) // block) * block, b" ")
