"""Find the starts of lines."""


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of each line's first character."""
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return tuple(starts)
