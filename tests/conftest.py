"""What holds for every test."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

# A shared machine is slow now and then; how long an example takes says nothing about a law.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")

# Words that somebody put live on this machine are none of the tests'.
os.environ["CONSULTATION_CATALOGUES"] = str(Path(tempfile.gettempdir()) / "consultation-tests-without-own-words")
