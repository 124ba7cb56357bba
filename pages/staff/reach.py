"""Share links, their QR codes, and how many came by each."""

from consultation.accounts import Role
from consultation.ui import require_staff, staff_reach

require_staff(Role.EDITOR)
staff_reach.show()
