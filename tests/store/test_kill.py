"""What was called saved is there after the process was killed."""

import subprocess
import sys

from asked import CONSULTATION

from consultation.store.consultations import register
from consultation.store.engine import open_store
from consultation.store.responses import find

WRITER = """
import sys
from asked import CONSULTATION, DURING
from consultation.store.engine import open_store
from consultation.store.responses import save
store = open_store(sys.argv[1])
for n in range(10_000):
    answers = {"R1.agreement": ("4",), "R1.comment": (f"words {n}",)}
    save(store, CONSULTATION, f"key-{n}", answers, language="en", now=DURING)
    print(n, flush=True)
"""


def test_every_answer_that_was_called_saved_survives_a_kill(url: str) -> None:
    register(open_store(url), CONSULTATION)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True, cwd=__file__.rsplit("/", 2)[0]
    ) as writer:
        assert writer.stdout is not None
        assert any(line == "49\n" for line in writer.stdout)
        writer.kill()
        last = 49 + len(writer.stdout.read().split())

    for n in range(last + 1):
        found = find(open_store(url), CONSULTATION, f"key-{n}")
        assert found is not None
        assert found.answers == {"R1.agreement": ("4",), "R1.comment": (f"words {n}",)}
