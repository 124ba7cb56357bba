"""A letter as an e-mail: plain text, the same as simple HTML, and the headers that let mail programs unsubscribe."""

import html
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import formatdate, make_msgid, parseaddr

from consultation.store.outbox import Letter

_PAGE = (
    '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
    '<body style="font: 16px/1.5 sans-serif; max-width: 38em; margin: 1em;">{paragraphs}</body></html>'
)
_WEB = ("https://", "http://")


class _WholeLinks(EmailPolicy):
    """Leaves links in headers whole: Python would encode one that is longer than a line, and then nobody finds it."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """Write one header as bytes; a line may have 998 of them (RFC 5322, 2.1.1)."""
        if name.startswith("List-"):
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


def message(letter: Letter, sender: str) -> EmailMessage:
    """Make the e-mail that is sent; `sender` is an address with or without a name, as in `NEMO <info@museums.example>`.

    The headers follow RFC 5322, those to unsubscribe with one click RFC 8058; Auto-Submitted (RFC 3834) keeps
    absence notices from answering.
    """
    made = EmailMessage(_WholeLinks())
    made["From"], made["To"], made["Subject"] = sender, letter.recipient, letter.subject
    made["Date"] = formatdate()
    made["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
    made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(letter.body)
    made.add_alternative(_as_html(letter), subtype="html")
    made["Content-Language"] = letter.language  # last: what begins with Content- would go with the first part
    return made


def _as_html(letter: Letter) -> str:
    paragraphs = "".join(f"<p>{_paragraph(text)}</p>" for text in letter.body.strip().split("\n\n"))
    return _PAGE.format(language=letter.language, title=html.escape(letter.subject), paragraphs=paragraphs)


def _paragraph(text: str) -> str:
    """A paragraph that is nothing but an address becomes a link to it."""
    escaped = html.escape(text.strip())
    if text.startswith(_WEB) and not any(map(str.isspace, text.strip())):
        return f'<a href="{escaped}">{escaped}</a>'
    return escaped.replace("\n", "<br>")
