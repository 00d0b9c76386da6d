"""An AWS that answers for every one of AWS's hosts, to those who trust its authority: behind a proxy, in tests."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

DENIED = "AccessDeniedException"
_ACCOUNT = re.compile(r"Credential=[A-Z]{4}(\d{12})/")
_SUBNET = {"SubnetId": "subnet-0123456789abcdef0", "SecurityGroupIdList": ["sg-0123456789abcdef0"]}
_CONNECTION = {"Name": "session_vpc", "ConnectionType": "NETWORK", "PhysicalConnectionRequirements": _SUBNET}


def answer(headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
    """Status and text. Roles are let in, and a connection is there, so that all other services are asked, too; what
    they are asked is denied.
    """
    target = headers.get("X-Amz-Target", "")
    if target:
        if target.endswith(".GetConnections"):
            return 200, json.dumps({"ConnectionList": [_CONNECTION]})
        return 400, json.dumps({"__type": DENIED, "message": "denied"})
    asked = dict(parse_qsl(body.decode()))
    if asked.get("Action") == "AssumeRole":
        return 200, _assumed(asked["RoleArn"].split(":")[4])
    if asked.get("Action") == "GetCallerIdentity":
        caller = _ACCOUNT.search(headers["Authorization"])
        return 200, _caller(caller[1] if caller else "111122223333")
    error = f"<Error><Code>{DENIED}</Code><Message>denied</Message></Error>"
    return 403, f"<ErrorResponse>{error}<Errors>{error}</Errors></ErrorResponse>"


class Authority:
    """Vouches for hosts. bundle: the file by which clients trust it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "impostor")])
        is_authority = x509.BasicConstraints(ca=True, path_length=None)
        self.bundle = folder / "authority.pem"
        self.bundle.write_bytes(self._signed(self._name, is_authority))
        self.context = cache(self._context)

    def _context(self, host: str) -> ssl.SSLContext:
        """What a server that passes itself off as ``host`` needs."""
        file = self._folder / "host.pem"
        private = self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        # the name stands in the list of names; as the subject, long ones would not fit
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "host")])
        file.write_bytes(private + self._signed(subject, x509.SubjectAlternativeName([x509.DNSName(host)])))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _signed(self, subject: x509.Name, extension: x509.ExtensionType) -> bytes:
        now = datetime.now(timezone.utc)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(self._key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(extension, critical=True)
            .sign(self._key, hashes.SHA256())
        )
        return certificate.public_bytes(serialization.Encoding.PEM)


def _assumed(account: str) -> str:
    end = (datetime.now(timezone.utc) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        "<AssumeRoleResponse><AssumeRoleResult><Credentials>"
        f"<AccessKeyId>ASIA{account}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>"
        f"<SessionToken>token</SessionToken><Expiration>{end}</Expiration></Credentials>"
        "</AssumeRoleResult></AssumeRoleResponse>"
    )


def _caller(account: str) -> str:
    return (
        "<GetCallerIdentityResponse><GetCallerIdentityResult>"
        f"<Arn>arn:aws:sts::{account}:assumed-role/R/ann</Arn><UserId>AROAEXAMPLE:ann</UserId>"
        f"<Account>{account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
    )
