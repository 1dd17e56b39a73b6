"""Parse a simple command line: words, and options with their full names."""

TYPE_CHECKING = False  # importing typing takes 3 ms: see ``lookup``
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def split_line(
    arguments: "Sequence[str]",
    switches: "Collection[str]",
    valued: "Collection[str]",
    repeatable: "Collection[str]" = (),
) -> "tuple[list[str], dict[str, list[str]]] | None":
    """Return the words, and the options with their values. None if there is anything else.

    Switches have no value. Only options in ``repeatable``, which also have values, may come twice.
    """
    words: list[str] = []
    options: dict[str, list[str]] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument in options and argument not in repeatable:
            return None
        if argument in switches:
            options[argument] = []
        elif argument in valued or argument in repeatable:
            value = next(rest, "")
            if value[:1] in ("", "-"):
                return None
            options.setdefault(argument, []).append(value)
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            words.append(argument)
    return words, options
