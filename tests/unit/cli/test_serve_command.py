import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from ports import free_port
from unit.cli.command_line import Command

PATIENCE = 240.0  # seconds, on a very busy machine


def answers(address: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=PATIENCE) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False


def test_it_prepares_the_database_tells_address_and_first_link_and_serves(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    url = f"sqlite:///{tmp_path / 'folder' / 'new.db'}"
    with (tmp_path / "said.txt").open("w") as said:
        command = [sys.executable, "-m", "consultation", "serve", "--port", str(port), "--database", url]
        server = subprocess.Popen(command, cwd=tmp_path, stdout=said, stderr=subprocess.STDOUT)
        try:
            until = time.monotonic() + PATIENCE
            while not answers(address) and time.monotonic() < until:
                assert server.poll() is None, (tmp_path / "said.txt").read_text()
                time.sleep(0.2)
            assert answers(address)
        finally:
            server.terminate()
            server.wait(PATIENCE)
    first, second, *_ = (tmp_path / "said.txt").read_text().splitlines()
    assert first == f"The consultation is at {address}"
    assert re.search(rf"once: {address}/sign-in\?setup=[\w-]{{43}}$", second)
    assert (tmp_path / "folder" / "new.db").exists()


def test_a_taken_port_is_said_in_a_sentence(consultation: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = consultation("serve", "--port", str(port))
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"Port {port} on 127.0.0.1 is already in use. Choose another with --port, or stop the program that uses it.\n"
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_an_address_that_is_not_this_computers_is_said_in_a_sentence(consultation: Command, host: str) -> None:
    said = consultation("serve", "--host", host, "--port", str(free_port()))
    assert (said.code, said.out) == (1, "")
    assert said.err == f"This computer cannot listen on the address {host}.\n"
