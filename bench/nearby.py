"""Brings the canned AWS close: starts it, and leads the real host names there, certificates checked as ever."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.estate import REGIONS, Estate

PORT_VARIABLE = "BENCH_AWS_PORT"
ROOT = Path(__file__).parents[1]


class Nearby:
    """A running canned AWS. environment: what leads a process there that calls ``lead_to_canned_aws`` first."""

    def __init__(self, folder: Path, estate: Estate) -> None:
        certificate = _certificate(folder)
        command = [sys.executable, "-m", "bench.canned_aws", str(certificate)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.port = self._read()["port"]
        self.furnish(estate)
        config = folder / "aws-config"
        config.write_text("[default]\nregion = us-east-1\n")
        self.environment = {
            "AWS_ACCESS_KEY_ID": "AKIA999999999999",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_CONFIG_FILE": str(config),
            "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"),
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CA_BUNDLE": str(_bundle(folder, certificate)),
            PORT_VARIABLE: str(self.port),
            "PYTHONPATH": str(ROOT),
        }

    def __enter__(self) -> Nearby:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()

    def furnish(self, estate: Estate) -> None:
        """From now on it holds ``estate``; what was asked so far is forgotten."""
        self._order(do="estate", estate=asdict(estate))

    def slow_down(self, account: str | None, seconds: float) -> None:
        """How long an account's answers take from now on; None: everybody's, and nobody else's any more."""
        self._order(do="latency", account=account, seconds=seconds)

    def enlarge(self, account: str, sessions: int) -> None:
        """Give one account another number of sessions."""
        self._order(do="sessions", account=account, sessions=sessions)

    def told(self) -> dict[str, Any]:
        """counts: requests by action · answered: when each account had its last answer; both since the last look."""
        return self._order(do="counts")

    def _order(self, **order: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told


def lead_to_canned_aws() -> None:
    """In this process, AWS's names resolve to the canned AWS from now on."""
    port, resolve = int(os.environ[PORT_VARIABLE]), socket.getaddrinfo

    def nearby(host: Any, *arguments: Any, **options: Any) -> Any:
        if str(host).endswith(".amazonaws.com"):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return resolve(host, *arguments, **options)

    socket.getaddrinfo = nearby


def _certificate(folder: Path) -> Path:
    """A self-signed certificate for AWS's names, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "canned AWS")])
    now = datetime.now(timezone.utc)
    # IAM's name has no Region in it
    names = [x509.DNSName(name) for name in ("*.amazonaws.com", *(f"*.{region}.amazonaws.com" for region in REGIONS))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "canned-aws.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*form))
    return file


def _bundle(folder: Path, certificate: Path) -> Path:
    """The usual authorities and ours: reading them all is part of what a TLS client costs."""
    import certifi

    public = certificate.read_text().partition("-----BEGIN PRIVATE")[0]
    file = folder / "authorities.pem"
    file.write_text(f"{Path(certifi.where()).read_text()}\n{public}")
    return file
