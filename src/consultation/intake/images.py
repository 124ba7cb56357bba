"""Pictures that the organiser uploads: taken for what they contain, not for what they are called."""

import io
import warnings
from typing import TYPE_CHECKING

from consultation.errors import InvalidFile

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP")  # none of which can hold a script
MOST_BYTES = 2_000_000
MOST_PIXELS = 20_000_000
LARGEST = (1200, 600)  # pixels, enough for a printed page


def clean_picture(uploaded: bytes) -> bytes:
    """Give the picture as a PNG of at most 1,200 x 600 pixels, drawn anew so that nothing but pixels is kept.

    Raises InvalidFile for more than 2 MB, for anything but PNG, JPEG or WebP, and for a damaged one.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  only who uploads a picture needs it

    if len(uploaded) > MOST_BYTES:
        raise InvalidFile("error.picture.too_large", most=MOST_BYTES // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(uploaded), formats=FORMATS) as opened:
                return _drawn_anew(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InvalidFile("error.picture.too_large", most=MOST_BYTES // 1_000_000) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise InvalidFile("error.picture.kind") from error


def _drawn_anew(opened: "Image") -> bytes:
    if opened.width * opened.height > MOST_PIXELS:
        raise InvalidFile("error.picture.too_large", most=MOST_BYTES // 1_000_000)
    drawn = opened.convert("RGBA")
    drawn.thumbnail(LARGEST)
    written = io.BytesIO()
    drawn.save(written, "PNG", optimize=True)
    return written.getvalue()
