"""List the sizes that a terminal has, and choose the one closest to a wanted size."""

from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module

from hlreader.errors import UsageError
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.lettering import Face, Lettering
from hlreader.textsize.sizes import Size, ratio

LEAST_LETTERS = 12
"""A size needs lines of at least this many letters."""


class Method(StrEnum):
    """How to make letters larger: with any face that the terminal has, or with a given one."""

    AUTO = "auto"
    OSC66 = "osc66"
    DEC = "dec"
    BLOCK = "block"
    SPACING = "spacing"
    PLAIN = "plain"


def letterings(capabilities: Capabilities, method: Method = Method.AUTO) -> tuple[Lettering, ...]:
    """Return every size that a terminal has, from 1 up.

    If two faces have a size, use the first in ``Face``. If ``method`` names a face, only that face
    has sizes above 1. Raises UsageError if the terminal does not support it, because it would hide
    the text or show it twice.
    """
    own, *_ = [*_sizes(Face.SPACING, capabilities), *_sizes(Face.PLAIN, capabilities)]
    if method is Method.PLAIN:
        return (*_sizes(Face.PLAIN, capabilities),)
    faces = list(Face) if method is Method.AUTO else [Face(method)]
    found: dict[float, Lettering] = {}
    for face in faces:
        sizes = [*_sizes(face, capabilities)]
        if method is not Method.AUTO and not sizes:
            raise _missing(face, capabilities)
        for lettering in sizes:
            found.setdefault(lettering.scale, lettering)
    found[own.scale] = own
    return tuple(found[scale] for scale in sorted(found))


def choose(size: Size, method: Method, capabilities: Capabilities, columns: int) -> Lettering:
    """Return the closest size, by ratio, with at least ``LEAST_LETTERS`` letters per line.

    Raises UsageError as ``letterings`` does.
    """
    rungs = letterings(capabilities, method)
    fitting = [rung for rung in rungs[1:] if measure(rung, columns) >= LEAST_LETTERS]
    return min([rungs[0], *fitting], key=lambda rung: ratio(rung.scale, size.scale))


def measure(lettering: Lettering, columns: int) -> int:
    """Return how many one-cell letters a line of ``columns`` columns holds, at least 1.

    It assumes two styles on the line, since size 1.5 rounds up for each style.
    """
    most = columns * LEAST_LETTERS // lettering.width("n" * LEAST_LETTERS)
    while most > 1 and lettering.width("n" * (most - 2)) + 2 * lettering.width("n") > columns:
        most -= 1
    return max(most, 1)


def _sizes(face: Face, capabilities: Capabilities) -> Iterator[Lettering]:
    module = import_module(f"hlreader.textsize.faces.{face}")
    sizes: Iterator[Lettering] = module.letterings(capabilities)
    return sizes


_NEEDS = {Face.BLOCK: "quadrants"}


def _missing(face: Face, capabilities: Capabilities) -> UsageError:
    reason = capabilities.reason(_NEEDS.get(face, face)) or "the terminal knows no styles"
    return UsageError(
        f"--text-size-method {face} does not work in this terminal: {reason}.",
        hint="Use `auto`, or run `hlreader doctor` to see what works.",
    )
