"""The fingerprints of the answers that are counted, for everybody to find their own."""

from consultation.ui import receipt_list

receipt_list.show()
