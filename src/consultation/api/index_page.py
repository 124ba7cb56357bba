"""Streamlit's one HTML page, in the visitor's language, with our title, style sheet and script."""

import html
import re
from functools import lru_cache
from pathlib import Path

import streamlit

from consultation.questions.contrast import READABLE, VISIBLE, on_dark

ORIGINAL = Path(streamlit.__file__).parent / "static" / "index.html"
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_AGENT_LINK = re.compile(r'<link rel="service-desc"[^>]*>')
_OURS = (
    '<link rel="stylesheet" href="./assets/page.css">'
    '<script defer src="./assets/page.js"></script><script defer src="./assets/words.js"></script></head>'
)
_ACCENT = (
    "<style>:root{{--accent:light-dark({light},{filled});--accent-line:light-dark({light},{line})}}</style></head>"
)


def coloured(page: str, accent: str) -> str:
    """Let a page use the organiser's colour (#rrggbb) where Streamlit's theme does not reach; none leaves it.

    In the dark it is made as much lighter as what is filled, or a line, needs to be seen.
    """
    if not accent:
        return page
    filled, line = on_dark(accent, VISIBLE), on_dark(accent, READABLE)
    return page.replace("</head>", _ACCENT.format(light=html.escape(accent), filled=filled, line=line), 1)


@lru_cache(maxsize=64)
def index_page(language: str, title: str, without_script: str) -> str:
    """The page with `<html lang>`, `<title>` and the sentence for browsers that run no scripts.

    Its only inline script is left out, so that the content security policy need not allow any.
    """
    page = _COMMENT.sub("", ORIGINAL.read_text(encoding="utf-8"))
    page = page.replace('<html lang="en">', f'<html lang="{html.escape(language)}">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{html.escape(title)}</title>", 1)
    page = _INLINE_SCRIPT.sub("", page, count=1)
    page = _AGENT_LINK.sub("", page, count=1)
    page = _WITHOUT_SCRIPT.sub(lambda _: f"<noscript><p>{html.escape(without_script)}</p></noscript>", page, count=1)
    return page.replace("</head>", _OURS, 1)
