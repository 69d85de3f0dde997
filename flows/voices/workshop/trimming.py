"""The silence before and after speech, found in 16-bit mono samples."""

from __future__ import annotations

from array import array

# Loudness is judged in stretches of this many seconds.
STRETCH = 0.01
# So much fainter than the loudest stretch counts as silence, and so faint in any case (of 32,768).
_BELOW_LOUDEST = 10 ** (-42 / 20)
_FAINTEST = 40
# What is left before and after, so that no consonant is cut.
BEFORE, AFTER = 0.06, 0.12


def trimmed(
    samples: array[int], *, rate: int, before: float = BEFORE, after: float = AFTER
) -> array[int]:
    """The samples without silence at their ends; empty where there is nothing else."""
    length = max(1, int(rate * STRETCH))
    starts = range(0, len(samples), length)
    peaks = [_peak(samples[start : start + length]) for start in starts]
    loudest = max(peaks, default=0)
    threshold = max(loudest * _BELOW_LOUDEST, _FAINTEST)
    heard = [place for place, peak in enumerate(peaks) if peak > threshold]
    if not heard:
        return array("h")
    first = max(0, heard[0] * length - int(rate * before))
    last = (heard[-1] + 1) * length + int(rate * after)
    return samples[first:last]


def _peak(stretch: array[int]) -> int:
    return max(max(stretch), -min(stretch))
