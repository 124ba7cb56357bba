"""The only package that knows Streamlit: what the pages are arranged from."""

from consultation.accounts import Role
from consultation.ui.staff_gate import require_staff

__all__ = ["Role", "require_staff"]
