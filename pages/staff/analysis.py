"""Findings, differences, common ground and who answered, exact and not for publication."""

from consultation.ui import require_staff, staff_analysis

require_staff()
staff_analysis.show()
