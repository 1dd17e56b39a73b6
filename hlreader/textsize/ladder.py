"""The sizes that a terminal has, and which one is nearest to a wish."""

from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module

from hlreader.errors import UsageError
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.lettering import Face, Lettering
from hlreader.textsize.sizes import Size, ratio

LEAST_LETTERS = 12
"""A size is offered only where a line holds this many letters."""


class Method(StrEnum):
    """How letters may be made larger: by any face that the terminal has, or by a given one."""

    AUTO = "auto"
    OSC66 = "osc66"
    DEC = "dec"
    BLOCK = "block"
    SPACING = "spacing"
    PLAIN = "plain"


def letterings(capabilities: Capabilities, method: Method = Method.AUTO) -> tuple[Lettering, ...]:
    """Return every size that a terminal has, rising, the first of them 1.

    Where two faces have a size, it is the one that is first in ``Face``. A face that was asked
    for by name is alone above size 1. Raises UsageError if the terminal does not have it: what
    it does not know it would swallow, or show twice.
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
    """Return the nearest size, by ratio, with ``LEAST_LETTERS`` letters or more per line.

    Raises UsageError as ``letterings`` does.
    """
    rungs = letterings(capabilities, method)
    fitting = [rung for rung in rungs[1:] if measure(rung, columns) >= LEAST_LETTERS]
    return min([rungs[0], *fitting], key=lambda rung: ratio(rung.scale, size.scale))


def measure(lettering: Lettering, columns: int) -> int:
    """Return how many one-cell letters a line of ``columns`` columns holds, at least 1.

    It counts as if two of them had different styles, since size 1.5 rounds each style up.
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
