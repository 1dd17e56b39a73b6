r"""Formats of an answer for scripts: JSON, chosen fields, or a template.

A template such as ``{term}\t{plain}`` has only names of fields in braces. They are replaced from a
table, never with Python's own formatting, which could access attributes of objects.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from hlreader.errors import UsageError
from hlreader.glossary import Hit
from hlreader.messages import Message
from hlreader.models import Term
from hlreader.pages.term import AnswerForm, definition, record
from hlreader.sanitize import json_safe
from hlreader.wording import wording_for

ENTRY_FIELDS = tuple(field for field in Term._fields if field != "line")
FIELDS = (*ENTRY_FIELDS, "query", "found", "match", "glossary", "suggestions", "parts")

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_PART = re.compile(r"\\(?P<escape>.)|\{\{|\}\}|\{(?P<field>[^{}]*)\}|(?P<stray>[{}])|[^\\{}]+|\\")


def form_of(
    *,
    as_json: bool = False,
    format: str | None = None,  # noqa: A002
    fields: str | None = None,
    language: str = "en",
    unicode: bool = True,
) -> AnswerForm:
    """Return the format that a command's options ask for. Without options, return the text format.

    Raises UsageError for an unknown field, or for a template with other options.
    """
    if format is not None and (as_json or fields is not None):
        raise UsageError(
            Message("--format cannot be used with --json, --stdin or --fields."),
            hint=Message("Leave out --json, --stdin or --fields."),
        )
    chosen = _chosen(fields) if fields is not None else ()
    if chosen and as_json:
        return lambda *answer: _dump({name: values(*answer)[name] for name in chosen}, unicode)
    if chosen:
        return lambda *answer: "\t".join(in_words(values(*answer)[name]) for name in chosen) + "\n"
    if format is not None:
        return _template(format)
    if as_json:
        return lambda *answer: _dump(record(*answer[:3]), unicode)
    wording = wording_for(language)
    return lambda query, hit, suggestions, number: (
        ("\n" if number else "") + definition(query, hit, suggestions, wording)
    )


def values(query: str, hit: Hit | None, suggestions: Sequence[str], _: int = 0) -> dict[str, Any]:
    """Return all fields of an answer by name. On a miss, the fields of an entry are None."""
    whole = record(query, hit, suggestions)
    entry = whole.pop("entry") or dict.fromkeys(ENTRY_FIELDS)
    return {**whole, **entry}


def in_words(value: Any) -> str:
    """Return the value of a field as text on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(part for part in value.values() if part)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(in_words, value))
    return str(value).replace("\t", " ")


def _chosen(names: str) -> tuple[str, ...]:
    chosen = tuple(name.strip() for name in names.split(","))
    for name in chosen:
        _known(name)
    return chosen


def _known(name: str) -> str:
    if name not in FIELDS:
        raise UsageError(
            Message("There is no field `{name}`.", name=name),
            hint=Message("Fields: {names}.", names=", ".join(FIELDS)),
        )
    return name


def _template(text: str) -> AnswerForm:
    parts: list[tuple[str, bool]] = []
    for found in _PART.finditer(text):
        escape, field = found["escape"], found["field"]
        if found["stray"]:
            raise UsageError(
                Message("--format has an unmatched `{found}`.", found=found["stray"]),
                hint=Message("Write a field as {term}, and write a literal brace twice."),
            )
        if escape:
            parts.append((_ESCAPES.get(escape, found[0]), False))
        elif field is not None:
            parts.append((_known(field), True))
        else:
            parts.append(({"{{": "{", "}}": "}"}.get(found[0], found[0]), False))

    def line(*answer: Any) -> str:
        of_answer = values(*answer)
        filled = (in_words(of_answer[part]) if is_field else part for part, is_field in parts)
        return "".join(filled) + "\n"

    return line


def _dump(value: Any, unicode: bool) -> str:  # noqa: FBT001
    return json_safe(json.dumps(value, ensure_ascii=not unicode)) + "\n"
