"""The wordings that respondents suggested, not for publication."""

from consultation.ui import require_staff, staff_wordings

require_staff()
staff_wordings.show()
