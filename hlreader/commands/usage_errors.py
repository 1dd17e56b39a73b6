"""Wrong command lines: what is wrong, and what to type instead, in one line.

Typer's own messages name its types ("not a valid int range") and all its options. These say what a
person needs next.
"""

import re
import shlex
from collections.abc import Iterable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

from hlreader.commands.help import UnknownCommandError, paragraphs
from hlreader.errors import UsageError
from hlreader.messages import Message

_SYNONYMS = {
    "articles": "list", "explain": "define", "find": "search", "grep": "search", "lint": "check",
    "look": "define", "lookup": "define", "open": "read", "questions": "teach-back",
    "quiz": "teach-back", "score": "check", "settings": "config", "show": "read", "topics": "list",
    "version": "--version", "view": "read", "words": "glossary",
}  # fmt: skip
"""Words that people try, and the command they may mean."""

_VALUE = re.compile(r"'?(?P<value>.*?)'? is not (?:in the range|a valid|one of) ?(?P<range>.*)")
_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)|extra argument\(s\) \((.*)\)")


def explained(error: Any, root: Any, arguments: Sequence[str]) -> UsageError:
    """Return our error for one of Typer's, for the arguments of the ``root`` command."""
    path, command = _command_in(root, arguments)
    if error.ctx:
        path, command = error.ctx.command_path, error.ctx.command
    help_ = Message("Try `{path} --help`.", path=path)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return _no_such_option(error.option_name, error.ctx, help_)
    if kind == "BadOptionUsage":
        return _wrong_use(error, command, help_)
    if kind == "MissingParameter":
        return _missing(error, path)
    parameter = getattr(error, "param", None)
    if parameter is not None:
        return _bad_value(parameter, error.message, help_)
    extra = _EXTRA.search(error.format_message())
    if extra:
        words = extra[1] or extra[2]
        return UsageError(
            Message("`{path}` has no use for `{words}`.", path=path, words=words), hint=help_
        )
    return UsageError(f"{error.format_message().rstrip('.')}.", hint=help_)


def _command_in(root: Any, arguments: Sequence[str]) -> tuple[str, Any]:
    """Return the path of the command that the arguments begin with, and the command."""
    path, command = "hlreader", root
    for word in arguments:
        if word not in getattr(command, "commands", ()):
            break
        path, command = f"{path} {word}", command.commands[word]
    return path, command


def _no_such_option(option: str, context: Any, help_: Message) -> UsageError:
    message = Message("There is no option `{option}`.", option=option)
    known = [name for each in context.command.params for name in each.opts if "--" in name]
    close = get_close_matches(option, known, n=2)
    if close:
        help_ = Message("Did you mean {names}?", names=" or ".join(f"`{name}`" for name in close))
    return UsageError(message, hint=help_)


def _wrong_use(error: Any, command: Any, help_: Message) -> UsageError:
    option = error.option_name
    if "does not take a value" in error.message:
        return UsageError(
            Message("`{option}` does not take a value.", option=option),
            hint=Message("Write `{option}` alone.", option=option),
        )
    named = [each.metavar for each in command.params if option in each.opts]
    metavar = named[0] if named else ""
    hint = (
        Message("Write `{option} {value}`.", option=option, value=Message(metavar))
        if metavar
        else help_
    )
    return UsageError(Message("`{option}` needs a value.", option=option), hint=hint)


def _missing(error: Any, path: str) -> UsageError:
    what = error.param.make_metavar(error.ctx).removesuffix("...")
    examples = paragraphs(error.ctx.command)[1]
    return UsageError(
        Message("`{path}` needs {what}.", path=path, what=Message(what)),
        hint=Message("For example: `{example}`.", example=examples[0]) if examples else "",
    )


def _bad_value(parameter: Any, message: str, help_: Message) -> UsageError:
    found = _VALUE.fullmatch(message)
    option = parameter.opts[-1]
    if not found:
        return UsageError(f"{option}: {message.rstrip('.')}.", hint=help_)
    problem = Message("{option}: `{value}` is not a valid value.", option=option,
                      value=found["value"])  # fmt: skip
    values = [str(each) for each in getattr(parameter.type, "choices", ())]
    if values:
        return UsageError(problem, hint=_one_of(found["value"], values))
    low, high = getattr(parameter.type, "min", None), getattr(parameter.type, "max", None)
    if low is not None and high is not None:
        return UsageError(problem, hint=Message("Use {low} to {high}.", low=low, high=high))
    if low is not None:
        return UsageError(problem, hint=Message("Use a number from {low} on.", low=f"{low:g}"))
    return UsageError(problem, hint=help_)


def _one_of(value: str, values: Sequence[str]) -> Message:
    names, close = ", ".join(values), get_close_matches(value, values, n=1)
    if close:
        return Message("Did you mean `{close}`? Use {names}.", close=close[0], names=names)
    return Message("Use {names}.", names=names)


def unknown_command(error: UnknownCommandError, commands: Iterable[str]) -> UsageError:
    """Return the error for a word in place of a command, with what the user may mean."""
    word, *rest = error.words
    path = error.context.command_path
    if path == "hlreader":
        return _not_a_command(error.words, [*commands])
    message = Message("`{path}` has no command `{word}`.", path=path, word=word)
    known = [*error.group.commands]
    close = get_close_matches(word, known, n=1)
    if path == "hlreader config":
        from hlreader.settings import SETTINGS

        if word.removeprefix("--") in SETTINGS:
            action = "set" if rest else "get"
            return UsageError(message, hint=_did_you_mean([path, action, *error.words]))
    if word in commands:
        return UsageError(message, hint=_did_you_mean(["hlreader", *error.words]))
    if close:
        return UsageError(message, hint=_did_you_mean([path, close[0], *rest]))
    return UsageError(message, hint=Message("It has {names}.", names=", ".join(known)))


def _not_a_command(words: Sequence[str], commands: Sequence[str]) -> UsageError:
    """Return the error for a file, an article, a term or a mistyped command."""
    from hlreader.documents.source import refuse_address

    word, *rest = words
    refuse_address(word)
    message = Message("There is no command `{word}`.", word=word)
    if _is_file(word):
        check = shlex.join(["hlreader", "check", *words])
        if _is_folder(word):
            return UsageError(message, hint=Message("To check the folder: `{check}`.", check=check))
        read = shlex.join(["hlreader", "read", *words])
        return UsageError(
            message,
            hint=Message("To read the file: `{read}`. To check it: `{check}`.", read=read,
                         check=check),
        )  # fmt: skip
    slug, term = _known_names(" ".join(words))
    if slug and term:
        both = {"slug": slug, "term": shlex.join(term.split())}
        hint = Message("To read: `hlreader read {slug}`. To look it up: `hlreader define {term}`.",
                       **both)  # fmt: skip
        return UsageError(message, hint=hint)
    if slug:
        return UsageError(message, hint=Message("To read: `hlreader read {slug}`.", slug=slug))
    close = [_SYNONYMS[word]] if word in _SYNONYMS else get_close_matches(word, commands, n=1)
    if close and not term:
        return UsageError(message, hint=_did_you_mean(["hlreader", close[0], *rest]))
    if term:
        hint = Message("To look it up: `hlreader define {term}`.", term=shlex.join(term.split()))
        return UsageError(message, hint=hint)
    return UsageError(message, hint=Message("Run `hlreader --help` to see them all."))


def _did_you_mean(words: Sequence[str]) -> Message:
    words = [*words[0].split(), *words[1:]]
    return Message("Did you mean `{command}`?", command=shlex.join(words))


def _is_file(word: str) -> bool:
    """Return whether a word names a file, or has the ending of one that hlreader reads."""
    from pathlib import Path

    from hlreader.documents.formats import SUFFIXES

    path = Path(word)
    with suppress(OSError, ValueError):
        return path.suffix.lower() in SUFFIXES or (bool(word.strip()) and path.exists())
    return False


def _is_folder(word: str) -> bool:
    from pathlib import Path

    with suppress(OSError, ValueError):
        return Path(word).is_dir()
    return False


def _known_names(name: str) -> tuple[str, str]:
    """Return the article and the term that a name means, or empty texts."""
    import os
    from pathlib import Path

    from hlreader.errors import HlreaderError
    from hlreader.glossary import Glossary
    from hlreader.glossary.files_in_use import find_places
    from hlreader.language import preferred
    from hlreader.library.find import Library

    slug = term = ""
    own = os.environ.get("HLREADER_LIBRARY")
    with suppress(HlreaderError):
        slug = Library(Path(own) if own else None, preferred(os.environ)).resolve(name)
    with suppress(HlreaderError):
        found = Glossary.load(find_places(None).paths).lookup(name)
        term = found.term.term if found else ""
    return slug, term
