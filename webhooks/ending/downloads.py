"""Getting audio from the carrier: from its own hosts only, as the credentials go along."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

import httpx
from django.conf import settings

from flows.audio.wav import BadWav, Wav, read_wav
from webhooks.carrier.accounts import NoAccount, account
from webhooks.carrier.pace import take_turn
from webhooks.elks.trouble import CREDENTIALS

_SILENCE = httpx.Timeout(10, connect=5)


class _Told(Exception):
    """One English sentence without secrets, `n` the number in it; `fault` may say more.

    It is kept with the recording and read in the reader's language (review/wording.py).
    """

    def __init__(self, sentence: str, *, n: int = 0, fault: object = "") -> None:
        super().__init__(f"{sentence.format(n=n)} {fault}".rstrip())


class DownloadFailed(_Told):
    """It did not work this time."""


class NotThere(DownloadFailed):
    """The carrier says it has no such file."""


class DownloadRefused(_Told):
    """The rules here forbid to fetch this."""


@dataclass(frozen=True, slots=True)
class Download:
    size: int
    sha256: str
    wav: Wav


def download_audio(address: str, into: BinaryIO) -> Download:
    """Stream the recording at `address` into a file, counted, hashed and checked to be sound."""
    url = _allowed(address)
    deadline = time.monotonic() + settings.RECORDING_FETCH_SECONDS
    size, digest = 0, sha256()
    with _answer(url) as response:
        _check_length(int(response.headers.get("Content-Length", 0)))
        for block in response.iter_bytes():
            size += len(block)
            _check_length(size)
            # The timeouts of the connection end a silence; only this ends a drip.
            if time.monotonic() > deadline:
                raise DownloadFailed("The carrier sends the recording too slowly.")
            digest.update(block)
            into.write(block)
    try:
        return Download(size, digest.hexdigest(), read_wav(into, from_carrier=True))
    except BadWav as fault:
        raise DownloadFailed("What the carrier sent is no recording.", fault=fault) from None


def _allowed(address: str) -> httpx.URL:
    """The address as the client will use it, if the credentials may go there.

    The host must be one of a list, to the letter, so private addresses and names that resolve to
    them need no test of their own: nobody outside can put one on the list.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        raise DownloadRefused("The address of the recording cannot be read.") from None
    carrier = httpx.URL(settings.ELKS_API_URL)
    if url.host not in settings.ELKS_MEDIA_HOSTS or url.userinfo:
        raise DownloadRefused("The recording is not on a host of the carrier (ELKS_MEDIA_HOSTS).")
    if url.scheme == "http" == carrier.scheme:
        # Only a stand-in carrier speaks http.
        return url
    if url.scheme != "https" or url.port not in {None, carrier.port}:
        raise DownloadRefused("The recording is not offered over https.")
    return url


@contextmanager
def _answer(url: httpx.URL) -> Iterator[httpx.Response]:
    try:
        ours = account()
    except NoAccount as trouble:
        raise DownloadFailed(trouble.sentence) from None
    take_turn()
    credentials = httpx.BasicAuth(ours.username, ours.password)
    try:
        # No compression, which could hide a giant; no redirects, which could leave the hosts.
        with httpx.stream(
            "GET",
            url,
            auth=credentials,
            follow_redirects=False,
            timeout=_SILENCE,
            headers={"Accept-Encoding": "identity"},
        ) as response:
            _check_status(response.status_code)
            yield response
    except httpx.TimeoutException:
        raise DownloadFailed("The carrier did not send the recording in time.") from None
    except (httpx.HTTPError, httpx.StreamError):
        raise DownloadFailed("The connection to the carrier broke.") from None


def _check_status(status: int) -> None:
    if status == 200:
        return
    if status in {404, 410}:
        raise NotThere("The carrier has no such recording.")
    if status in {401, 403}:
        raise DownloadFailed(CREDENTIALS)
    raise DownloadFailed("The carrier answered {n} instead of the recording.", n=status)


def _check_length(size: int) -> None:
    most = settings.RECORDING_MAX_BYTES
    if size > most:
        raise DownloadRefused(
            "The recording is larger than {n} MB (RECORDING_MAX_BYTES).", n=most // 1_000_000
        )
