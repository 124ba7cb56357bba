"""The public, read-only API: released tables for programs. Nothing here may read exact numbers; a test sees to it."""

from consultation.api.v1.routes import v1_routes

__all__ = ["v1_routes"]
