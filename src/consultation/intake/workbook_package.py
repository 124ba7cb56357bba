"""What an XLSX file is before any cell is read: a zip of parts that is small enough, without password or macros."""

import io
import zipfile
from zipfile import BadZipFile, ZipFile

from consultation.errors import InvalidFile

MOST_BYTES = 20_000_000
MOST_BYTES_UNPACKED = 100_000_000  # small zips can unpack to gigabytes; the zip module reads no more than it declares
MOST_PARTS = 1_000
OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE container: .xls, or a workbook with a password inside
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = "vbaproject.bin"
WORKBOOK = "[Content_Types].xml"


def refuse_unreadable(content: bytes, file: str) -> None:
    """Raise InvalidFile (`error.workbook.…`) unless this is a workbook that is safe to open; `file` names it."""
    if len(content) > MOST_BYTES:
        raise InvalidFile("error.workbook.too_large", file=file)
    if content.startswith(OLD_OR_ENCRYPTED):
        raise InvalidFile(f"error.workbook.{'password' if ENCRYPTED in content else 'old_format'}", file=file)
    try:
        with ZipFile(io.BytesIO(content)) as package:
            _refuse_parts(package.infolist(), file)
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise InvalidFile("error.workbook.not_xlsx", file=file) from error


def _refuse_parts(parts: list[zipfile.ZipInfo], file: str) -> None:
    names = [part.filename for part in parts]
    if WORKBOOK not in names:
        raise InvalidFile("error.workbook.not_xlsx", file=file)
    if any(part.flag_bits & 1 for part in parts):
        raise InvalidFile("error.workbook.password", file=file)
    if any(name.lower().endswith(MACROS) for name in names):
        raise InvalidFile("error.workbook.macros", file=file)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES_UNPACKED:
        raise InvalidFile("error.workbook.too_large", file=file)
