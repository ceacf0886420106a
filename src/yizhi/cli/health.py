"""`yizhi health [URL]`: whether the running server is ready; for scripts, containers and monitors."""

import argparse
import os
import sys
import urllib.error
import urllib.request


def add_arguments(parser: argparse.ArgumentParser) -> None:
    default = f"http://127.0.0.1:{os.environ.get('YIZHI_PORT', '8000')}"
    parser.add_argument("url", nargs="?", default=default, help=f"服务地址，默认 {default}")


def run(args: argparse.Namespace) -> int:
    if not args.url.startswith(("http://", "https://")):
        print("地址应以 http:// 或 https:// 开头", file=sys.stderr)
        return 2
    try:
        with urllib.request.urlopen(_question(args.url), timeout=10) as answer:  # noqa: S310
            print(answer.read().decode())
            return 0
    except urllib.error.HTTPError as error:
        print(error.read().decode(errors="replace"), file=sys.stderr)
    except OSError as error:
        print(f"无法连接 {args.url}：{error}", file=sys.stderr)
    return 1


def _question(url: str) -> urllib.request.Request:
    """The server answers only for the host names it is known by; on this machine it is asked by its address."""
    host = os.environ.get("YIZHI_ALLOWED_HOSTS", "").partition(",")[0]
    return urllib.request.Request(f"{url.rstrip('/')}/health/ready", headers={"Host": host} if host else {})  # noqa: S310
