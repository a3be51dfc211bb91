"""Lithuanian alphabetical order, the same in Python and in any PostgreSQL, with or without ICU.

The dictionary order is a ą b c č d e ę ė f g h i į y j k … s š … u ų ū v z ž. In sorting, č, š and ž are letters of
their own after c, s and z; ą, ę, ė, į, y, ų, ū stand with a, e, i, u and differ only when all else is equal
(LST 1285). The SQL twin `lt_sort(text)` is made by migration base 0001 and gives bytes, which no collation of a
database can reorder; a test holds the two against each other.
"""

from django.db.models import BinaryField, Func

_FOLDED = str.maketrans({"ą": "a", "ę": "e", "ė": "e", "į": "i", "y": "i", "ų": "u", "ū": "u"})
_AFTER = str.maketrans({"č": "c~", "š": "s~", "ž": "z~"})


def lithuanian_sort_key(text: str) -> tuple[str, str]:
    """Key for `sorted`.

    >>> sorted(["Tauragė", "Šiauliai", "Zarasai", "Ukmergė", "Skuodas", "Ąžuolas", "Čekiškė"], key=lithuanian_sort_key)
    ['Ąžuolas', 'Čekiškė', 'Skuodas', 'Šiauliai', 'Tauragė', 'Ukmergė', 'Zarasai']
    """
    lowered = text.lower()
    return lowered.translate(_FOLDED).translate(_AFTER), lowered


class LithuanianOrder(Func):
    """`order_by(LithuanianOrder("name_lt"))`: the database sorts as a Lithuanian dictionary does."""

    function = "lt_sort"
    output_field = BinaryField()
