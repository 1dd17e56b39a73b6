"""What hlreader says to its users, in English and translated.

The mechanism is that of gettext: a message in English is its own key, and ``locale/<language>.po``
holds the translations. A message stays English until it is shown, so JSON, logs and tests do not
depend on the user's language::

    raise UsageError(Message("There is no setting `{key}`.", key=key))
    write_note(...)  # shows a Message in the user's language

To add a language, add one file: see CONTRIBUTING.md.
"""

import os

from hlreader.language import DEFAULT, preferred_of, primary
from hlreader.sanitize import clean_line

TYPE_CHECKING = False  # typing would slow down a look-up
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = os.path.join(os.path.dirname(__file__), "locale")
"""Holds a catalogue for each language, ``<language>.po``. English needs none."""

_catalogues: "dict[str, Mapping[str, str]]" = {}
_chosen: list[str] = []


class Message(str):
    """A sentence on one clean line that can be translated.

    As a ``str``, it is English. ``template`` is the text with ``fields`` in braces, and the key of
    its translation. A field may be a Message too.
    """

    template: str
    fields: "Mapping[str, object]"

    def __new__(cls, template: str, /, **fields: object) -> "Message":
        """Fill in the fields."""
        message = super().__new__(cls, clean_line(_filled(template, fields)))
        message.template, message.fields = template, fields
        return message


def translated(text: str, language: str = "") -> str:
    """Return a Message, or a text of the catalogue, in a language: by default the user's.

    A text without a translation stays English.
    """
    catalogue = catalogue_of(language or message_language())
    if not catalogue:
        return str(text)
    if not isinstance(text, Message):
        return catalogue.get(text, text)
    fields = {
        name: translated(value, language) if isinstance(value, Message) else value
        for name, value in text.fields.items()
    }
    template = catalogue.get(text.template, text.template)
    return clean_line(_filled(template, fields))


def said(template: str, /, **fields: object) -> str:
    """Return a message in the user's language at once, for a page that only people read."""
    return translated(Message(template, **fields))


def _filled(template: str, fields: "Mapping[str, object]") -> str:
    return template.format_map(fields) if fields else template


def message_language() -> str:
    """Return the language of messages: the one chosen, or the first of the system's that we have.

    It is "en" if there is no catalogue for any of them.
    """
    languages = [primary(_chosen[0])] if _chosen else preferred_of(os.environ)
    return next((each for each in languages if each == DEFAULT or catalogue_of(each)), DEFAULT)


def choose_language(language: str) -> None:
    """Show messages in this language from now on. An empty text means that of the system."""
    _chosen[:] = [language] if language else []


def languages() -> list[str]:
    """Return the languages that messages can be in, English first."""
    names = sorted(name for name in os.listdir(FOLDER) if name.endswith(".po"))
    return [DEFAULT, *(name.removesuffix(".po") for name in names)]


def catalogue_of(language: str) -> "Mapping[str, str]":
    """Return the translations into a language by their English text. English has none."""
    if language == DEFAULT or not language.isalpha():
        return {}
    if language not in _catalogues:
        try:
            with open(os.path.join(FOLDER, f"{language}.po"), encoding="utf-8") as file:
                _catalogues[language] = read_catalogue(file.read())
        except OSError:
            _catalogues[language] = {}
    return _catalogues[language]


def read_catalogue(text: str) -> dict[str, str]:
    """Return the translations in a PO file, without the fuzzy and the empty ones.

    Reading the text takes a few milliseconds, so that no compiled file is needed. Contexts and
    plurals are not used here: a message for one thing and one for several are two messages.
    Source: the GNU gettext manual, "The Format of PO Files".
    """
    found = {key: value for key, value, is_fuzzy in entries(text) if value and not is_fuzzy}
    found.pop("", None)  # the head of the file
    return found


def entries(text: str) -> "Iterator[tuple[str, str, bool]]":
    """Yield the entries of a PO file: message, translation, and whether it is marked as fuzzy."""
    for block in text.split("\n\n"):
        parts = {"msgid": "", "msgstr": ""}
        keyword = ""
        for line in block.splitlines():
            word, _, rest = line.partition(" ")
            if word in parts:
                keyword = word
            quoted = rest if word in parts else line
            if keyword and quoted.startswith('"'):
                parts[keyword] += _unescaped(quoted.strip()[1:-1])
        if keyword:
            yield parts["msgid"], parts["msgstr"], "#, fuzzy" in block


def _unescaped(text: str) -> str:
    r"""Return a string of a PO file without its escapes, which are ``\\``, ``\"`` and ``\n``."""
    if "\\" not in text:
        return text
    parts = text.split("\\\\")
    return "\\".join(part.replace('\\"', '"').replace("\\n", "\n") for part in parts)
