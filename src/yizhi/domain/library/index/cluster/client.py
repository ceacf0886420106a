"""Questions to the cluster: JSON over HTTP with kept connections, bounded in time, failures in words."""

import os
from collections.abc import Iterable
from typing import Any, Final

import orjson
import urllib3

_TIMEOUT: Final = urllib3.Timeout(connect=3, read=60)
_JSON: Final = {"Content-Type": "application/json", "Accept": "application/json"}
_LINES: Final = _JSON | {"Content-Type": "application/x-ndjson"}


class ClusterError(Exception):
    """The cluster cannot be reached, or refused what it was asked; the text says which."""


class Cluster:
    """A cluster by its address, with `YIZHI_LIBRARY_SEARCH_USER` and `…_PASSWORD` where it asks for them."""

    def __init__(self, url: str, user: str = "", password: str = "") -> None:
        if not url.startswith(("https://", "http://")) or "@" in url:
            raise ClusterError("检索集群的地址应为 https://… 或 http://…，且不得包含密码")
        self._url = url.rstrip("/")
        signed_in = urllib3.make_headers(basic_auth=f"{user}:{password}") if user else {}
        self._headers = dict(signed_in)
        retries = urllib3.Retry(total=2, backoff_factor=0.2, allowed_methods=None, status_forcelist=(502, 503, 504))
        self._pool = urllib3.PoolManager(timeout=_TIMEOUT, retries=retries, maxsize=8)

    @classmethod
    def configured(cls, url: str) -> "Cluster":
        names = ("YIZHI_LIBRARY_SEARCH_USER", "YIZHI_LIBRARY_SEARCH_PASSWORD")
        return cls(url, *(os.environ.get(name, "") for name in names))

    def ask(self, method: str, path: str, body: Any = None, *, absent: bool = False) -> dict[str, Any]:
        """The answer as an object; empty for 404 where `absent` is a good answer. Raises ClusterError."""
        return self._send(method, path, orjson.dumps(body) if body is not None else None, _JSON, absent=absent)

    def bulk(self, lines: Iterable[Any]) -> None:
        """Carry out the actions in the order given. Raises ClusterError when one of them was refused."""
        content = b"".join(orjson.dumps(line) + b"\n" for line in lines)
        answer = self._send("POST", "/_bulk", content, _LINES)
        if answer.get("errors"):
            failed = [one for item in answer["items"] for one in item.values() if one.get("status", 200) >= 300]
            raise ClusterError(f"检索集群退回 {len(failed)} 件：{str(failed[0].get('error', ''))[:300]}")

    def _send(
        self, method: str, path: str, content: bytes | None, headers: dict[str, str], *, absent: bool = False
    ) -> dict[str, Any]:
        try:
            answer = self._pool.request(method, self._url + path, body=content, headers=headers | self._headers)
        except urllib3.exceptions.HTTPError as error:
            raise ClusterError(f"检索集群无法连接：{type(error).__name__}") from error
        if answer.status == 404 and absent:
            return {}
        if answer.status >= 300:
            raise ClusterError(f"检索集群回答 {answer.status}：{answer.data[:300].decode(errors='replace')}")
        found: dict[str, Any] = orjson.loads(answer.data) if answer.data else {}
        return found
