"""JSON in pieces is what the standard library writes at once, made safe to show."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.json_text import json_text
from hlreader.sanitize import json_safe

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
ANYTHING = st.recursive(
    PLAIN, lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside), max_leaves=25
)


@given(ANYTHING, st.booleans())
def test_any_value_is_written_as_the_standard_library_does(value: Any, ascii_only: bool) -> None:  # noqa: FBT001
    expected = json.dumps(value, indent=2, ensure_ascii=ascii_only)

    text = "".join(json_text(value, ascii_only=ascii_only))

    assert text == json_safe(expected)
    assert json.loads(text) == json.loads(expected)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain – é", '"plain – é"'),
        ("\x9b31m", r'"\u009b31m"'),
        ("\u202e", r'"\u202e"'),
        ("\U000e0041", r'"\udb40\udc41"'),
        ("a ##[error] b", r'"a \u0023#[error] b"'),
        ("## Heading", '"## Heading"'),
        ("می\u200cخواهم", '"می\u200cخواهم"'),
    ],
)
def test_what_could_drive_a_terminal_or_a_ci_server_is_escaped(text: str, written: str) -> None:
    assert "".join(json_text(text)) == written


@pytest.mark.parametrize("value", [[], {}, [[]], [{}, 1, []], {"a": {}, "b": [], "c": 1}, ["", {}]])
def test_empty_lists_and_objects_stay_on_their_line(value: Any) -> None:
    assert "".join(json_text(value, ascii_only=False)) == json.dumps(value, indent=2)


def test_an_iterator_is_written_as_a_list_as_it_comes() -> None:
    asked: list[int] = []

    def sentences() -> Any:
        for number in range(3):
            asked.append(number)
            yield {"number": number}

    pieces = json_text({"sentences": sentences()}, ascii_only=False)
    first = next(pieces)

    assert asked == []
    assert json.loads(first + "".join(pieces)) == {
        "sentences": [{"number": 0}, {"number": 1}, {"number": 2}]
    }


def test_an_iterator_without_items_is_an_empty_list() -> None:
    assert "".join(json_text(iter(()), ascii_only=False)) == "[]"
