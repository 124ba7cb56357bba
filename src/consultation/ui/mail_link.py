"""“E-mail me my link”: the address serves to send one e-mail and is not kept with the answers or anywhere after."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from consultation.errors import AddressRefused, ConsultationError, MailUnavailable
from consultation.store import limits, outbox
from consultation.store.limits import Limit
from consultation.text import Words
from consultation.ui import context, navigation, problem_line, respondent

OF_ONE = Limit("mail of one", 5, timedelta(days=1))
FROM_ADDRESS = Limit("mail from address", 150, timedelta(days=1))
_SENT, _TIMES = "mail-link-sent", "mail-link-times"


def form(w: Words) -> None:
    """Ask for an address and send the personal link to it; nothing is shown where no mail server is set."""
    if not context.settings().sends_mail:
        return
    st.write(w("mail_link.about"))
    if st.session_state.pop(_SENT, False):
        st.success(w("mail_link.sent"))
    with st.form("mail-link", border=False):
        address = st.text_input(w("mail_link.address"), autocomplete="email", max_chars=320, key=_field())
        asked = st.form_submit_button(w("mail_link.send"))
    if asked:
        _answer(address, w)


def way(w: Words) -> None:
    """Lead from the questionnaire to the personal link."""
    st.button(w("mail_link.way"), type="tertiary", key="mail-link-way", on_click=navigation.go, args=("receipt",))


def _field() -> str:
    """A field of another name is empty: once its address has been used it is forgotten here too."""
    return f"mail-link-{st.session_state.get(_TIMES, 0)}"


def _answer(address: str, w: Words) -> None:
    try:
        with st.spinner(w("mail_link.sending")):
            _send(address, w)
    except MailUnavailable:
        st.warning(w("mail_link.waits"))  # why is for staff, on the page of invitations
    except AddressRefused as error:
        problem_line.below([_field()], w.error(error), announced=True)
    except ConsultationError as error:
        st.error(w.error(error))
    else:
        st.session_state[_SENT] = True
        st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
        st.rerun()


def _send(address: str, w: Words) -> None:
    """Raises AddressRefused, MailUnavailable when it is sent later, ConsultationError when it was too often."""
    # Imported here: nobody else who answers needs what sends e-mails.
    from consultation.mail.address import clean_address  # noqa: PLC0415
    from consultation.mail.letters import of_link  # noqa: PLC0415
    from consultation.mail.sending import send_now  # noqa: PLC0415

    store, settings, now = context.store(), context.settings(), datetime.now(UTC)
    if respondent.response() is None:
        raise AddressRefused("error.mail_link.nothing")
    recipient = clean_address(address)
    _limit(now)
    title = w(f"{context.questionnaire().name}.title")
    link = f"{settings.address}/answer/{respondent.key()}"
    letter = of_link(store, settings, w, title=title, address=recipient, link=link)
    send_now(store, settings, outbox.add_link(store, letter, now))


def _limit(now: datetime) -> None:
    host = st.context.ip_address
    tried = ((OF_ONE, respondent.key()), *([(FROM_ADDRESS, limits.network(host))] if host else []))
    for limit, subject in tried:
        if limits.note(context.store(), limit, subject, now):
            raise ConsultationError("error.mail_link.often")
