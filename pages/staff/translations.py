"""Catalogues out and back, for administrators."""

from consultation.ui import Role, require_staff, staff_translations

require_staff(Role.ADMIN)
staff_translations.show()
