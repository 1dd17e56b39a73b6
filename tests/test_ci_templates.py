"""The GitHub Action and the GitLab template run `check` as they say."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def in_a_shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the CI server does, with the installed hlreader."""
    (folder / "my leaflet.md").write_text("Utilize ice prior to sleep.\n")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": programs, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_and_fails_as_asked(tmp_path: Path) -> None:
    *_, step = loaded("action.yml")["runs"]["steps"]

    result = in_a_shell(step["run"], tmp_path, PATHS=".", ARGS="--select HL201 --fail-on warning")

    assert result.returncode == 1
    assert result.stdout.startswith("::warning file=my leaflet.md,line=1,endLine=1,col=1,")


def test_what_is_put_into_the_action_is_no_command(tmp_path: Path) -> None:
    steps = loaded("action.yml")["runs"]["steps"]

    result = in_a_shell(steps[-1]["run"], tmp_path, PATHS="$(touch made) ; touch made", ARGS="")

    assert all("${{" not in step.get("run", "") for step in steps)
    assert result.returncode == 2
    assert not (tmp_path / "made").exists()


def test_the_gitlab_job_writes_its_report_even_if_it_fails(tmp_path: Path) -> None:
    job = loaded("ci/gitlab.yml")["hlreader"]
    variables = {**job["variables"], "HLREADER_ARGS": "--select HL201 --fail-on warning"}

    result = in_a_shell("\n".join(job["script"]), tmp_path, **variables)

    report = job["artifacts"]["reports"]["codequality"]
    assert result.returncode == 1
    assert [issue["check_name"] for issue in json.loads((tmp_path / report).read_text())] == [
        "HL201 hard-word", "HL201 hard-word",
    ]  # fmt: skip
    assert job["artifacts"]["when"] == "always"
