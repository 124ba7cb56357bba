"""Whether what somebody wrote is an e-mail address."""

from email_validator import EmailNotValidError, validate_email

from consultation.errors import AddressRefused


def clean_address(text: str) -> str:
    """Give the address in the form that every mail server takes; AddressRefused (`error.mail.address`) if it is none.

    Nobody is asked whether it exists. Letters before the @ are those of ASCII: few servers take others.
    """
    try:
        found = validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise AddressRefused("error.mail.address") from error
    return str(found.ascii_email)
