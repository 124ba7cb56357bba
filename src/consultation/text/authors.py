"""Who drafted a catalogue and who reviewed it, as the comment at its head says."""

import re
from dataclasses import dataclass

from babel.messages import Catalog

NOBODY = "nobody yet"
LINE = re.compile(r"^# (Drafted|Reviewed) by: (.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Authors:
    """Names of people or organisations; empty where nobody did it, or where the catalogue does not say."""

    drafted: str = ""
    reviewed: str = ""


def authors_of(catalogue: Catalog) -> Authors:
    """Read `# Drafted by: …` and `# Reviewed by: …` from the head of a catalogue."""
    said = dict(LINE.findall(catalogue.header_comment))
    reviewed = said.get("Reviewed", "")
    return Authors(said.get("Drafted", ""), "" if reviewed == NOBODY else reviewed)


def head(reviewed_by: str) -> str:
    """Write the comment at the head of a catalogue that names its reviewer, if there is one."""
    return f"# Words of this installation.\n# Reviewed by: {' '.join(reviewed_by.split()) or NOBODY}\n#"
