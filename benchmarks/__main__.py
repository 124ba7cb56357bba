"""`python -m benchmarks [part …]`: measure, and print tables of ratios. Nothing here is a test; machines differ."""

import argparse
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import answering, at_scale, first_visit, public_views
from benchmarks.databases import MILLION

AT_SCALE = {
    "dashboard": at_scale.dashboard,
    "comparison": at_scale.comparison,
    "export": at_scale.export,
    "public": public_views.public,
}
PARTS = ("answering", "first_visit", *AT_SCALE)
A_MILLION = "million"  # on its own: it takes minutes and ten gigabytes


def main() -> None:
    """Measure the parts that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure what the application costs.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}, all without any; {A_MILLION}")
    asked = parser.parse_args().parts or PARTS
    if unknown := set(asked) - {*PARTS, A_MILLION}:
        parser.error(f"there is no part called {', '.join(sorted(unknown))}")
    print(f"{datetime.now(UTC):%Y-%m-%d}, {_machine()}, Python {platform.python_version()}")
    with TemporaryDirectory() as folder:
        if "answering" in asked:
            answering.measure(Path(folder))
        if "first_visit" in asked:
            first_visit.measure(Path(folder))
        if chosen := [AT_SCALE[part] for part in PARTS if part in asked and part in AT_SCALE]:
            print("\nMaking the databases.", file=sys.stderr)
            at_scale.measure(Path(folder), chosen)
        if A_MILLION in asked:
            at_scale.measure(Path(folder), [public_views.public], MILLION)


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors{load}"


main()
