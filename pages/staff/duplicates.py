"""Likely duplicates of one museum, for editors."""

from consultation.ui import Role, require_staff, staff_duplicates

require_staff(Role.EDITOR)
staff_duplicates.show()
