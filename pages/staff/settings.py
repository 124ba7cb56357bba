"""The organiser's settings, for administrators."""

from consultation.ui import Role, require_staff, staff_settings

require_staff(Role.ADMIN)
staff_settings.show()
