"""The tokens of a Rich Text file, and the characters that its bytes mean."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?\x20?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<group>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)

CODE_PAGES = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The encodings of fonts' character sets."""

SYMBOL_SET = 2

WORDS = {
    "par": "\n", "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ", "zwnj": "\u200c", "zwj": "\u200d",
}  # fmt: skip
"""The characters of control words. ``par`` counts if it does not end a paragraph."""

SIGNS = {"~": "\xa0", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}


class Token(NamedTuple):
    """A piece of a file: "{", "}", "text", "bytes", or the name of a control word."""

    kind: str
    text: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:  # noqa: C901 - a line for each kind
    """Yield the tokens of a file.

    Consecutive bytes of letters come together, as text if in ASCII.
    """
    source = data.decode("latin-1")
    position = 0
    while position < len(source):
        found = _TOKEN.match(source, position)
        if found is None:  # this cannot happen: the pattern matches any character
            break
        position = found.end()
        if found["text"] is not None:
            yield Token("text", data=found["text"].encode("latin-1"))
        elif found["byte"]:
            yield Token("text", data=bytes([int(found["byte"], 16)]))
        elif found["group"]:
            yield Token(found["group"])
        elif found["word"]:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                position += max(number or 0, 0)
                continue
            yield Token(found["word"], number=number)
        elif found["sign"] in ("\r", "\n"):
            yield Token("par")
        elif found["sign"] == "*":
            yield Token("*")
        elif found["sign"]:
            yield Token("sign", SIGNS.get(found["sign"], ""))


def decoded(data: bytes, encoding: str) -> str:
    """Return the text of bytes in an encoding, with U+FFFD for invalid bytes."""
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def paired(text: str) -> str:
    """Return text with surrogate pairs joined into one character."""
    if not re.search("[\ud800-\udfff]", text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
