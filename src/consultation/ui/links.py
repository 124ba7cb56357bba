"""Links to files that the server makes, as a plain list: the file is saved, the page stays."""

import html
from collections.abc import Mapping


def file_links(files: Mapping[str, str]) -> str:
    """Give the HTML of a list of links: address by what the link says."""
    listed = (f'<li><a href="{html.escape(address)}">{html.escape(said)}</a></li>' for said, address in files.items())
    return f'<ul class="files">{"".join(listed)}</ul>'
