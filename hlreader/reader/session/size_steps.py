"""The sizes for + and -: those of the terminal, and more space where larger letters are missing."""

from collections.abc import Sequence

from hlreader.reader.session.context import Step
from hlreader.textsize import SPACINGS, TextSize
from hlreader.textsize.lettering import Lettering
from hlreader.textsize.sizes import SCALES, ratio


def steps_of(letterings: Sequence[Lettering]) -> tuple[Step, ...]:
    """Return the steps for the sizes of a terminal, the smallest first.

    If it has no letters of size 1.5 or 2, use its own letters in bold with more space instead.
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
    """Return the step closest to a scale, by ratio. The larger one wins a tie."""
    return min(range(len(steps)), key=lambda number: (ratio(steps[number].scale, scale), -number))
