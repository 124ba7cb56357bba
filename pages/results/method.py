"""What each number means and what it does not mean, for everyone."""

from consultation.ui import method

method.show()
