"""Settings: the reader's lasting choices, in ``settings.toml``.

A flag beats an ``HLREADER_`` variable, a variable beats the file, and the file beats the default.
The file is TOML, with one setting per line. A change keeps comments and the order of lines. A file
that cannot be read is never overwritten.
"""

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from hlreader import limits
from hlreader.errors import ContentError, UnreadableError, UsageError, unwritable
from hlreader.files import make_folder, rewrite
from hlreader.limits import FASTEST, NARROWEST, SLOWEST, WIDEST, is_width
from hlreader.locations import config_folder, config_path
from hlreader.messages import Message
from hlreader.patterns import lazy

_LINE = lazy(r"""[ \t]*(?P<quote>["']?)(?P<key>[\w-]+)(?P=quote)[ \t]*=""")
_LINES = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Setting(NamedTuple):
    """A setting: its values, its default, and the variable that sets it."""

    check: Callable[[str], str]
    """Returns a value as the file stores it. Raises UsageError."""
    default: str
    help: str
    values: tuple[str, ...] = ()
    """Words that it takes. They complete in the shell."""

    def variable(self, key: str) -> str:
        """Return the environment variable of the setting with this key."""
        return "HLREADER_" + key.upper().replace("-", "_")


def _closest(word: str, words: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(words))), None)


def _one_of(*values: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        wanted = text.strip().lower()
        if wanted in values:
            return wanted
        close = _closest(wanted, values)
        names = ", ".join(values)
        hint = Message("Use {names}.", names=names)
        if close:
            hint = Message("Did you mean `{close}`? Use {names}.", close=close, names=names)
        raise UsageError(Message("`{text}` is not a valid value.", text=text), hint=hint)

    return check


def _width(text: str) -> str:
    wanted = text.strip().lower()
    if wanted == "auto":
        return wanted
    if is_width(wanted):
        return str(int(wanted))
    raise UsageError(
        Message("`{text}` is not a valid value.", text=text),
        hint=Message("Use {narrowest} to {widest}, or auto.", narrowest=NARROWEST, widest=WIDEST),
    )


def _speed(text: str) -> str:
    wanted = text.strip()
    if wanted.isascii() and wanted.isdecimal() and SLOWEST <= int(wanted[:9]) <= FASTEST:
        return str(int(wanted))
    raise UsageError(
        Message("`{text}` is not a valid value.", text=text),
        hint=Message("Use {slowest} to {fastest}.", slowest=SLOWEST, fastest=FASTEST),
    )


def _size(text: str) -> str:
    from hlreader.textsize.sizes import parse

    return parse(text).text


def _choice(*values: str, default: str, help: str) -> Setting:  # noqa: A002
    return Setting(_one_of(*values), default, help, values)


SETTINGS = {
    "text-size": Setting(
        _size, "normal", "How large the letters are.", ("normal", "large", "x-large", "xx-large")
    ),
    "text-size-method": _choice(
        "auto",
        "osc66",
        "dec",
        "block",
        "spacing",
        "plain",
        default="auto",
        help="How to make letters larger.",
    ),
    "width": Setting(_width, "auto", "Letters per line.", ("auto",)),
    "spacing": _choice("normal", "wide", "wider", default="normal", help="Space between lines."),
    "theme": _choice(
        "default", "light", "dark", "high-contrast", default="default", help="Colours."
    ),
    "definitions": _choice(
        "inline",
        "sections",
        "notes",
        "off",
        default="inline",
        help="Where to explain hard words in print.",
    ),
    "voice-speed": Setting(_speed, "150", "How fast the voice reads, in words a minute."),
    "remember": _choice(
        "yes", "no", default="yes", help="Keep your place in each article and your changes."
    ),
}
"""Every setting by its key, in the order of lists."""


def settings_file() -> Path:
    """Return the settings file. It may not exist. Raises UnreadableError if the user has no home.

    In a container, the user may have no name and no HOME.
    """
    try:
        return config_folder() / "settings.toml"
    except RuntimeError:
        raise UnreadableError(
            Message("this user has no home folder to keep settings in."),
            hint=Message("Set HOME or XDG_CONFIG_HOME to the full path of a folder."),
        ) from None


def known(key: str) -> str:
    """Return the key if it is known. Otherwise raise UsageError with the closest key."""
    wanted = key.strip().lower().replace("_", "-").removeprefix("--")
    if wanted in SETTINGS:
        return wanted
    close = _closest(wanted, SETTINGS)
    hint = (
        Message("Did you mean `{close}`?", close=close)
        if close
        else Message("There are {names}.", names=", ".join(SETTINGS))
    )
    raise UsageError(Message("There is no setting `{key}`.", key=key), hint=hint)


def checked(key: str, value: str) -> str:
    """Return a value as the file stores it. Raises UsageError."""
    try:
        return SETTINGS[key].check(value)
    except UsageError as error:
        raise UsageError(
            Message("{key}: {message}", key=key, message=error.message), hint=error.hint
        ) from None


def load() -> dict[str, str]:
    """Return the values in the file. They are empty for a user without a home folder.

    Raises UnreadableError, or ContentError with line and column.
    """
    if not config_path():
        return {}
    text = _read(settings_file())
    return _parsed(text, str(settings_file())) if text.strip() else {}


def value_of(key: str, kept: dict[str, str], environ: "os._Environ[str] | dict[str, str]") -> str:
    """Return a setting's value: that of its variable, or of the file, or the default.

    Raises UsageError if the variable has a wrong value.
    """
    variable = SETTINGS[key].variable(key)
    if environ.get(variable):
        try:
            return SETTINGS[key].check(environ[variable])
        except UsageError as error:
            raise UsageError(
                Message("{variable}: {message}", variable=variable, message=error.message),
                hint=error.hint,
            ) from None
    return kept.get(key, SETTINGS[key].default)


def change(values: dict[str, str | None]) -> None:
    """Set values in the file, or remove them (None).

    The rest of the file stays the same. Raises UsageError for a wrong value, UnreadableError or
    ContentError for a broken file, which is left alone.
    """
    file = settings_file()
    lines = {
        key: None if value is None else f"{key} = {_quoted(checked(key, value))}"
        for key, value in values.items()
    }
    try:
        make_folder(file.parent)
        rewrite(file, lambda before: _changed(before or b"", lines, file), mode=0o600)
    except OSError as error:
        raise unwritable(file, error) from None


def _changed(before: bytes, written: dict[str, str | None], file: Path) -> bytes:
    """Return the content of the settings file with lines replaced or removed for some keys."""
    text = _decoded(before, file)
    _parsed(text, str(file))
    end = "\r\n" if "\r\n" in text else "\n"
    lines = _LINES.findall(text)
    if lines and lines[-1][-1] not in "\r\n":
        lines[-1] += end
    for key, line in written.items():
        at = next((number for number, found in enumerate(lines) if _key_of(found) == key), None)
        if at is not None:
            lines[at : at + 1] = [] if line is None else [line + end]
        elif line is not None:
            lines.append(line + end)
    text = "".join(lines)
    try:
        _parsed(text, str(file))
    except ContentError:  # for example, a value has several lines and only the first was changed
        raise UnreadableError(
            Message("{file}: this setting cannot be changed here.", file=file),
            hint=Message("Change it in an editor."),
        ) from None
    return (BOM_UTF8 if before.startswith(BOM_UTF8) else b"") + text.encode()


def reset() -> Path | None:
    """Remove all values from the file. If it is broken, rename it and return its new name.

    Raises UnreadableError.
    """
    try:
        change(dict.fromkeys(SETTINGS))
    except ContentError:
        file = settings_file()
        aside = file.with_suffix(".toml.broken")
        try:
            file.replace(aside)
        except OSError as error:
            raise UnreadableError(
                Message("{file}: cannot be moved ({strerror}).", file=file, strerror=error.strerror)
            ) from None
        return aside
    return None


def _key_of(line: str) -> str:
    found = _LINE.match(line)
    return found["key"] if found else ""


def _quoted(value: str) -> str:
    return value if value.isdecimal() else f'"{value}"'


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return _decoded(stream.read(limits.LARGEST_SETTINGS + 1), file)
    except FileNotFoundError:
        return ""
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(
            Message("{file}: cannot be read ({reason}).", file=file, reason=reason),
            hint=Message("Check its permissions."),
        ) from None


def _decoded(data: bytes, file: Path) -> str:
    if len(data) > limits.LARGEST_SETTINGS:
        raise UnreadableError(
            Message("{file}: this settings file is too large.", file=file),
            hint=Message("Make it smaller."),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(
            Message("{file}: this is not UTF-8 text.", file=file), hint=Message("Save it as UTF-8.")
        ) from None


def _parsed(text: str, name: str) -> dict[str, str]:
    from hlreader.strict_toml import load as load_toml

    found = load_toml(text, name, Message('Write a line as `theme = "dark"`.'))
    lines = text.splitlines()
    return {key: _value(key, value, name, lines) for key, value in _spelled(found, name, lines)}


def _spelled(found: dict[str, Any], name: str, lines: list[str]) -> Iterable[tuple[str, Any]]:
    for key, value in found.items():
        try:
            yield known(key), value
        except UsageError as error:
            line = _line_of(key, lines)
            raise ContentError(name, line, error.message, hint=error.hint) from None


def _value(key: str, value: Any, name: str, lines: list[str]) -> str:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if not isinstance(value, (str, int, float)):
        raise ContentError(
            name, _line_of(key, lines), Message("`{key}` must be a word or a number.", key=key),
            hint=Message('Write `{key} = "{default}"`.', key=key, default=SETTINGS[key].default),
        )  # fmt: skip
    try:
        return checked(key, str(value))
    except UsageError as error:
        raise ContentError(name, _line_of(key, lines), error.message, hint=error.hint) from None


def _line_of(key: str, lines: list[str]) -> int:
    at = (number for number, line in enumerate(lines, 1) if _key_of(line) == key)
    return next(at, 1)
