"""Photos before they are kept: opened and written anew from their dots, so that no place or camera stays in them."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from pertvarka.programme.events.errors import PhotoRefused

LARGEST_BYTES = 10 * 1024 * 1024
MOST_DOTS = 40_000_000
LONGEST_SIDE = 2000
QUALITY = 85
MEDIA_TYPE = "image/jpeg"
DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes
    width: int
    height: int


def written_anew(content: bytes) -> Picture:
    """The picture as JPEG, turned the way it was taken, at most 2,000 dots long.

    Raises:
        PhotoRefused: too large, damaged, or no JPEG, PNG or WebP.
    """
    if len(content) > LARGEST_BYTES:
        raise PhotoRefused(
            lt="Nuotrauka didesnė nei 10 MB. Sumažinkite ją.", en="The photo is larger than 10 MB. Make it smaller."
        )
    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as opened:
            if opened.width * opened.height > MOST_DOTS:
                raise PhotoRefused(
                    lt="Nuotrauka per didelė: daugiau kaip 40 mln. taškų. Sumažinkite ją.",
                    en="The photo is too large: more than 40 million dots. Make it smaller.",
                )
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (*BOMB, *DAMAGE) as problem:
        raise PhotoRefused(
            lt="Failo atverti nepavyko. Tinka JPEG, PNG ir WebP nuotraukos.",
            en="The file does not open. JPEG, PNG and WebP photos are taken.",
        ) from problem
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info = {}
    written = BytesIO()
    picture.save(written, format="JPEG", quality=QUALITY)
    return Picture(written.getvalue(), picture.width, picture.height)
