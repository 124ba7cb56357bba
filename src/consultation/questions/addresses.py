"""E-mail addresses as a respondent types them."""

import re

from consultation.errors import InvalidAnswer

LONGEST = 254  # RFC 5321, with what stands around an address in an envelope
# One @, no blanks or signs that part addresses, a domain with a dot: what is wrong beyond that, only sending tells.
_ADDRESS = re.compile(r"[^\s@,;:<>\"()\[\]\\]{1,64}@[^\s@,;:<>\"()\[\]\\.]+(\.[^\s@,;:<>\"()\[\]\\.]+)+")


def clean_address(typed: str) -> str:
    """Give the address without blanks around it, empty if nothing was typed; raises InvalidAnswer for none at all."""
    address = typed.strip()
    if address and (len(address) > LONGEST or not address.isprintable() or not _ADDRESS.fullmatch(address)):
        raise InvalidAnswer("error.contact.address")
    return address
