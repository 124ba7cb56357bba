"""What stands in a PDF."""

import io
import re
from typing import Any, cast

from pypdf import PdfReader


def reader(content: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """All that it says, blanks and line breaks as one blank; the marks where a long word may be broken left out."""
    pages = " ".join(page.extract_text() for page in reader(content).pages)
    return re.sub(r"\s+", " ", pages.replace("\u200b", "").replace("\u2060", ""))


def catalogue(content: bytes) -> dict[str, Any]:
    """The root of the document, where its language and its tags are told."""
    return cast("dict[str, Any]", reader(content).trailer["/Root"])


def is_ua(content: bytes) -> bool:
    """Whether the file says that it keeps PDF/UA-1."""
    metadata = reader(content).xmp_metadata
    return metadata is not None and b"pdfuaid" in metadata.stream.get_data()
