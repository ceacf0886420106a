"""Why nobody is vouched for: words for the person, the reason for the log alone."""

import structlog

from yizhi.statute.refusal import Refusal

_log = structlog.get_logger("yizhi.identity")


class NotVouched(Exception):
    """The provider did not vouch for anybody. `refusal` is for the person; `status` 403, or 503 when it is away."""

    def __init__(self, refusal: Refusal, status: int = 403) -> None:
        self.refusal = refusal
        self.status = status
        super().__init__(str(refusal))


def _refused(why: str, next_step: str, status: int = 403) -> NotVouched:
    return NotVouched(Refusal("不能登录", why, "", next_step), status)


def interrupted(reason: str) -> NotVouched:
    """The journey is not the one this browser began, was used already, or took too long."""
    _log.info("journey refused", reason=reason)
    return _refused("这次身份认证已失效或不是从本页面发起的", "请在登录页面重新发起身份认证")


def declined(reason: str) -> NotVouched:
    """The provider itself said no."""
    _log.info("provider declined", reason=reason[:80])
    return _refused("身份认证没有完成", "请重新发起身份认证，或用账号和密码登录")


def doubtful(reason: str) -> NotVouched:
    """What the provider answered does not hold."""
    _log.warning("provider's answer refused", reason=reason[:200])
    return _refused("身份认证的答复未通过核验", "请重新登录；仍不成功的，请用账号和密码登录并告知系统管理员")


def away(reason: str) -> NotVouched:
    """The provider cannot be reached, or speaks another language."""
    _log.error("provider unavailable", reason=reason[:200])
    return _refused("身份认证服务暂时不可用", "请稍后再试，或用账号和密码登录", 503)
