"""Servers that misbehave in one way each, on a port of their own."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Serve = Callable[[socket.socket, bytes], None]
PLENTY = 256 * 1024 * 1024


def answering(answer: bytes) -> Serve:
    def serve(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answer)

    return serve


def dripping(beginning: bytes) -> Serve:
    """Says a byte now and then, for ever."""

    def serve(connection: socket.socket, request: bytes) -> None:
        connection.sendall(beginning)
        while not _closed.wait(0.05):
            connection.sendall(b"x")

    return serve


def flooding(connection: socket.socket, request: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % PLENTY)
    for _ in range(PLENTY // 65536):
        connection.sendall(bytes(65536))


_closed = threading.Event()


@contextmanager
def server(serve: Serve, *, tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """Its port, and the requests it has got."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def run() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    with suppress(OSError, ssl.SSLError), connection:
                        if tls:
                            connection = tls.wrap_socket(connection, server_side=True)
                        heard.append(_request(connection))
                        serve(connection, heard[-1])

        threading.Thread(target=run, daemon=True).start()
        yield listening.getsockname()[1], heard
        listening.shutdown(socket.SHUT_RDWR)


def _request(connection: socket.socket) -> bytes:
    """Whatever comes until there is a pause."""
    connection.settimeout(0.1)
    parts: list[bytes] = []
    with suppress(TimeoutError):
        while part := connection.recv(65536):
            parts.append(part)
    connection.settimeout(5)
    return b"".join(parts)


def self_signed(folder: Path, host: str) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
