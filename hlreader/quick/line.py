"""A plain command line: words and the commonest options, each said once."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def split_line(
    arguments: "Sequence[str]", switches: "Collection[str]", valued: "Collection[str]"
) -> "tuple[list[str], dict[str, str]] | None":
    """Return the words, and the options with their values; None if anything else is there.

    A switch has the value "yes".
    """
    words: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument in options:
            return None
        if argument in switches:
            options[argument] = "yes"
        elif argument in valued:
            options[argument] = next(rest, "")
            if options[argument][:1] in ("", "-"):
                return None
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            words.append(argument)
    return words, options
