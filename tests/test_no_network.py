"""No command opens a connection, or starts a program of the PATH by itself.

A hook of Python's own audit sees each socket and each new process of a command.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LIMIT, ROOT

HOOK = """
import sys
def forbid(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system",
                         "urllib.", "ftplib.", "smtplib.", "http.", "webbrowser.")):
        if event not in ("socket.gethostname",):
            sys.stderr.write(f"FORBIDDEN {event} {arguments}\\n")
            raise SystemExit(99)
sys.addaudithook(forbid)
"""

COMMANDS = (
    "read metastatic",
    "read metastatic --plain",
    "read leaflet.html --print",
    "list",
    "list --json",
    "search bone scan",
    "define scintigraphy",
    "define scintigraphy --json",
    "define scintigrafy",
    "glossary list",
    "glossary find leaflet.html",
    "glossary check words.yaml",
    "glossary missing leaflet.html",
    "glossary export --format csv",
    "check leaflet.html",
    "check leaflet.html --output-format html",
    "check leaflet.html --compare textstat",
    "check . -j 1",
    "rules",
    "config",
    "config path",
    "doctor",
    "handout metastatic -o out.html",
    "--help",
)
"""Each command, and those of its options that run other code."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with texts that name addresses, and a PATH that holds only traps."""
    (tmp_path / "leaflet.html").write_text(
        '<html lang="en"><head><link rel="stylesheet" href="https://example.org/a.css">'
        '<script src="https://example.org/a.js"></script></head><body><h1>Your scan</h1>'
        '<p>You will have a scintigraphy. <img src="https://example.org/a.png" alt="A scan"></p>'
        '<iframe src="https://example.org/"></iframe><p><a href="https://example.org/">More</a></p>'
        "</body></html>"
    )
    (tmp_path / "words.yaml").write_text("- {term: gout, plain: Pain in a joint.}\n")
    site = tmp_path / "hook"
    site.mkdir()
    (site / "sitecustomize.py").write_text(HOOK)
    traps = tmp_path / "traps"
    traps.mkdir()
    for name in ("less", "more", "sh", "bash", "curl", "wget", "git", "stty", "tput", "locale"):
        (traps / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/TRAPPED-{name}\n")
        (traps / name).chmod(0o755)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_opens_a_connection_or_starts_a_program(command: str, folder: Path) -> None:
    environ = {
        **os.environ,
        "PYTHONPATH": f"{folder / 'hook'}{os.pathsep}{ROOT}",
        "PATH": str(folder / "traps"),
        "PAGER": "less",
        "COVERAGE_PROCESS_START": "",
    }

    done = subprocess.run(
        [sys.executable, "-m", "hlreader", *command.split()],
        cwd=folder, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=LIMIT, check=False,
    )  # fmt: skip

    assert "FORBIDDEN" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    assert [*folder.glob("TRAPPED*")] == []


def test_the_hook_sees_a_connection(folder: Path) -> None:
    """Given the hook, when code opens a socket, then the test above would fail."""
    environ = {**os.environ, "PYTHONPATH": str(folder / "hook")}

    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env=environ, capture_output=True, text=True, timeout=LIMIT, check=False,
    )  # fmt: skip

    assert "FORBIDDEN socket." in done.stderr
