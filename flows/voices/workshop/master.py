"""The master of a take: the sound as it came, without loss."""

from __future__ import annotations

from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer

from flows.voices.workshop.limits import Refused
from flows.voices.workshop.reading import open_own

_RATES, _MOST_CHANNELS = range(8_000, 192_001), 8


class Master:
    """A FLAC file, written frame by frame: the rate, the channels and the depth of the source."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._container: OutputContainer | None = None
        self._stream: AudioStream | None = None
        self._resampler: AudioResampler | None = None
        self.samples = 0

    def add(self, frame: AudioFrame) -> None:
        if self._resampler is None:
            self._begin(frame)
        self._encode(frame)

    def finish(self) -> None:
        self._encode(None)
        assert self._container and self._stream  # noqa: S101,PT018  (sound was added)
        self._container.mux(self._stream.encode(None))
        self._container.close()

    def check(self) -> None:
        with self._path.open("rb") as file:
            kept = sum(frame.samples for frame in open_own(file, kind="flac"))
        if kept != self.samples:
            raise Refused("unusable")

    def _begin(self, frame: AudioFrame) -> None:
        depth = "s16" if frame.format.bytes <= 2 else "s32"
        rate = frame.sample_rate if frame.sample_rate in _RATES else 48_000
        layout = frame.layout.name if len(frame.layout.channels) <= _MOST_CHANNELS else "stereo"
        self._resampler = AudioResampler(format=depth, layout=layout, rate=rate)
        self._container = av.open(str(self._path), "w", format="flac")
        self._stream = self._container.add_stream("flac", rate=rate, layout=layout)
        self._stream.codec_context.format = av.AudioFormat(depth)

    def _encode(self, frame: AudioFrame | None) -> None:
        assert self._container and self._stream and self._resampler  # noqa: S101,PT018
        for ready in self._resampler.resample(frame):
            self.samples += ready.samples
            self._container.mux(self._stream.encode(ready))
