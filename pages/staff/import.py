"""The template for facilitators, and the import of responses, for editors."""

from consultation.ui import Role, require_staff, staff_import

require_staff(Role.EDITOR)
staff_import.show()
