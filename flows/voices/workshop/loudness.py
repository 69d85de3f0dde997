"""Loudness as EBU R128 measures it, and sound brought to one level of it."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.filter import Graph

# Loudness units relative to full scale. On a telephone, voices of people are about as loud.
TARGET = -20.0
# What two prompts may differ from it.
TOLERANCE = 1.0
# Below this there is nothing that anybody could make out.
SILENCE = -60.0
# R128 judges in blocks of 400 ms; what is shorter is measured said several times over.
_ENOUGH_SECONDS = 3.0
_PEAK = 10 ** (-1.0 / 20)
_BLOCK = 4096
_TRIES = 6


class TooFaint(ValueError):
    """There is nothing to be heard."""


def loudness(samples: array[int], *, rate: int) -> float:
    """Integrated loudness of 16-bit mono samples, in LUFS."""
    if not samples:
        return -math.inf
    times = max(1, math.ceil(_ENOUGH_SECONDS * rate / len(samples)))
    graph, measured = _graph(rate, ("ebur128", "metadata=1")), -math.inf
    for frame in _through(graph, samples * times, rate):
        if (told := frame.metadata.get("lavfi.r128.I")) is not None:
            measured = float(told)
    return measured


def levelled(samples: array[int], *, rate: int) -> tuple[array[int], float]:
    """The samples at the target's loudness, peaks held below full scale; and what was measured."""
    measured = loudness(samples, rate=rate)
    if measured < SILENCE:
        raise TooFaint
    gain, result = TARGET - measured, samples
    for _try in range(_TRIES):
        result = _amplified(samples, gain, rate=rate)
        measured = loudness(result, rate=rate)
        if abs(measured - TARGET) < TOLERANCE / 4:
            break
        gain += TARGET - measured
    return result, measured


def _amplified(samples: array[int], decibels: float, *, rate: int) -> array[int]:
    graph = _graph(
        rate,
        ("volume", f"{decibels:.3f}dB:precision=float"),
        ("alimiter", f"limit={_PEAK:.4f}:level=0:attack=1:release=40:latency=1"),
        ("aformat", "sample_fmts=s16:channel_layouts=mono"),
    )
    louder = array("h")
    for frame in _through(graph, samples, rate):
        louder.frombytes(bytes(frame.planes[0])[: frame.samples * 2])
    return louder


def frame_of(samples: array[int], *, rate: int, at: int) -> AudioFrame:
    """16-bit mono samples as the libraries take them."""
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples))
    frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
    # A plane may be longer than its samples.
    frame.planes[0].update(samples.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
    return frame


def _graph(rate: int, *filters: tuple[str, str]) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(
        format="s16", sample_rate=rate, layout="mono", time_base=Fraction(1, rate)
    )
    chain = [graph.add(name, given) for name, given in filters]
    graph.link_nodes(source, *chain, graph.add("abuffersink")).configure()
    return graph


def _through(graph: Graph, samples: array[int], rate: int) -> Iterator[AudioFrame]:
    for start in range(0, len(samples), _BLOCK):
        block = samples[start : start + _BLOCK]
        graph.push(frame_of(block, rate=rate, at=start))
        yield from _ready(graph)
    graph.push(None)
    yield from _ready(graph)


def _ready(graph: Graph) -> Iterator[AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, AudioFrame)  # noqa: S101  (the graph holds nothing else)
        yield frame
