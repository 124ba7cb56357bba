"""What is kept, why, for how long, and how to have it deleted."""

from consultation.ui import privacy

privacy.show()
