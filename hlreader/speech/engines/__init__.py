"""The kinds of voices, one file each, and the voice that this computer has."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from hlreader.errors import UsageError
from hlreader.messages import Message
from hlreader.speech.engines import espeak, say, speech_dispatcher, windows
from hlreader.speech.engines.engine import Engine, Find, on_path

_ORDER: dict[str, tuple[Callable[[Find], Engine | None], ...]] = {
    "darwin": (say.find, espeak.find),
    "win32": (windows.find, espeak.find),
}
_ELSEWHERE: tuple[Callable[[Find], Engine | None], ...] = (espeak.find, speech_dispatcher.find)
"""eSpeak first: it knows phonemes, and it can write files."""

_INSTALLERS = {
    "debian": "sudo apt install {package}", "ubuntu": "sudo apt install {package}",
    "fedora": "sudo dnf install {package}", "rhel": "sudo dnf install {package}",
    "centos": "sudo dnf install {package}", "arch": "sudo pacman -S {package}",
    "suse": "sudo zypper install {package}", "opensuse": "sudo zypper install {package}",
    "alpine": "sudo apk add {package}", "void": "sudo xbps-install {package}",
    "gentoo": "sudo emerge {package}",
}  # fmt: skip
"""How each family of Linux installs a package, by ID and ID_LIKE of os-release(5)."""
_IDS = re.compile(r"""^ID(?:_LIKE)?=["']?(?P<names>[^"'\n]*)""", re.MULTILINE)
_RELEASE = Path("/etc/os-release")


def engines(platform: str = sys.platform, which: Find = on_path) -> list[Engine]:
    """Return the voices of this computer, the best first."""
    found = (find(which) for find in _ORDER.get(platform, _ELSEWHERE))
    return [engine for engine in found if engine]


def best_engine(platform: str = sys.platform, which: Find = on_path) -> Engine:
    """Return the best voice of this computer. Raises UsageError that says what to install."""
    found = engines(platform, which)
    if not found:
        raise UsageError(
            Message("This computer has no voice to read aloud with."),
            hint=to_install("espeak-ng", platform),
        )
    return found[0]


def to_install(package: str, platform: str = sys.platform, release: str | None = None) -> Message:
    """Return the next step: the command that installs a package on this system."""
    if platform == "darwin":
        return Message("To get one: `brew install {package}`.", package=package)
    if platform == "win32":
        return Message("To get one: `winget install {package}`.", package="eSpeak-NG.eSpeak-NG")
    if platform.startswith("freebsd"):
        return Message("To get one: `sudo pkg install {package}`.", package=package)
    text = release if release is not None else _os_release()
    names = " ".join(found["names"] for found in _IDS.finditer(text)).split()
    form = next((_INSTALLERS[name] for name in names if name in _INSTALLERS), "")
    if not form:
        return Message("To get one, install the package {package}.", package=package)
    return Message("To get one: `{command}`.", command=form.format(package=package))


def _os_release() -> str:
    try:
        return _RELEASE.read_text("utf-8", "replace")
    except OSError:
        return ""
