"""Pictures that are uploaded: taken for what they contain, drawn anew, refused when they could do harm."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from consultation.errors import InvalidFile
from consultation.intake.images import LARGEST, MOST_BYTES, clean_picture

HIDDEN = b"<script>alert(1)</script>"


def drawn(kind: str, size: tuple[int, int] = (40, 20), **saved: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "#0b5c8a").save(written, kind, **saved)
    return written.getvalue()


def huge() -> bytes:
    """A PNG that says it is 30,000 x 30,000 pixels."""
    size = struct.pack(">II", 30_000, 30_000)
    changed = bytearray(drawn("PNG"))
    changed[16:24] = size
    changed[29:33] = struct.pack(">I", zlib.crc32(changed[12:29]))
    return bytes(changed)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_each_kind_becomes_a_png(kind: str) -> None:
    with Image.open(io.BytesIO(clean_picture(drawn(kind)))) as found:
        assert (found.format, found.size) == ("PNG", (40, 20))


def test_nothing_but_pixels_is_kept() -> None:
    information = PngInfo()
    information.add_text("Comment", HIDDEN.decode())
    uploaded = drawn("PNG", pnginfo=information) + HIDDEN
    assert HIDDEN in uploaded
    assert HIDDEN not in clean_picture(uploaded)


def test_a_large_picture_is_made_smaller() -> None:
    with Image.open(io.BytesIO(clean_picture(drawn("PNG", (3000, 1000))))) as found:
        assert found.size == (1200, 400)
        assert found.width <= LARGEST[0]


@pytest.mark.parametrize(
    "uploaded",
    [
        b"",
        b"GIF89a" + bytes(40),
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"%PDF-1.7",
        drawn("PNG")[:60],
        drawn("GIF"),
    ],
)
def test_anything_else_is_refused_whatever_it_is_called(uploaded: bytes) -> None:
    with pytest.raises(InvalidFile, match=r"error\.picture\.kind"):
        clean_picture(uploaded)


@pytest.mark.parametrize("uploaded", [drawn("PNG") + bytes(MOST_BYTES), drawn("PNG", (6000, 5000))])
def test_what_is_too_large_is_refused(uploaded: bytes) -> None:
    with pytest.raises(InvalidFile, match=r"error\.picture\.too_large"):
        clean_picture(uploaded)


def test_a_picture_that_would_fill_the_memory_is_never_unpacked() -> None:
    with pytest.raises(InvalidFile, match=r"error\.picture\.too_large"):
        clean_picture(huge())
