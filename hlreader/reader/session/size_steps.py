"""The sizes that + and - walk through: those the terminal has, and air where it lacks some."""

from collections.abc import Sequence

from hlreader.reader.session.context import Step
from hlreader.textsize import SPACINGS, TextSize
from hlreader.textsize.lettering import Lettering
from hlreader.textsize.sizes import SCALES, ratio


def steps_of(letterings: Sequence[Lettering]) -> tuple[Step, ...]:
    """Return the steps for the sizes of a terminal, rising.

    If it has no letters of size 1.5 or 2, its own letters with more space and weight take that
    place.
    """
    own, *larger = letterings
    scales = {lettering.scale for lettering in larger}
    names = (TextSize.SMALL, TextSize.NORMAL, TextSize.LARGE, TextSize.X_LARGE)
    steps = [
        Step(own, SPACINGS[name], name.value, SCALES[name])
        for name in names
        if SCALES[name] not in scales
    ]
    steps += [
        Step(rung, SPACINGS[TextSize.NORMAL], f"{rung.scale:g}", rung.scale) for rung in larger
    ]
    return tuple(sorted(steps, key=lambda step: step.scale))


def nearest(steps: Sequence[Step], scale: float) -> int:
    """Return the step nearest to a scale, by ratio; the larger of two that are as near."""
    return min(range(len(steps)), key=lambda number: (ratio(steps[number].scale, scale), -number))
