"""The questionnaire as respondents will see it; nothing is saved."""

from consultation.ui import require_staff, staff_preview

require_staff()
staff_preview.show()
