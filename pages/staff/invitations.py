"""Personal invitations by e-mail, and reminders."""

from consultation.accounts import Role
from consultation.ui import require_staff, staff_invitations

require_staff(Role.EDITOR)
staff_invitations.show()
