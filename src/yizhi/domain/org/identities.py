"""From whom an external provider vouches for to an account. No account is made here, and none is found by a name alone.

The subject is kept as a keyed hash only: it may be an identity number.
"""

from django.conf import settings
from django.db import connection, transaction

from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.signing_in import Admission, refused_sign_in, second_steps
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.identity.journey import Vouched
from yizhi.platform.scope.actor import ActorKind
from yizhi.platform.secrecy.cipher import fingerprint

VOUCHED = "统一身份认证"
_FOUND = "SELECT account, person, is_demo, second FROM org_vouched(%s, %s)"


def identity_hash(issuer: str, subject: str) -> str:
    """What stands for a subject of an issuer; another issuer's subject of the same name is somebody else."""
    return fingerprint(f"identity:{issuer}", subject)


def _nobody() -> ActRefused:
    return refused_sign_in("该身份没有可用的账号", "请用账号和密码登录，或请系统管理员为您的账号关联统一身份")


def admit_vouched(vouched: Vouched) -> Admission:
    """The person, if and only if an open account is linked to the subject; or has the declared user name and no link.

    A linked account is never opened by a user name. An unknown subject and a closed account are not told apart. The
    second step stays; the password is not asked for, so its age does not matter. Raises ActRefused.
    """
    now = clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FOUND, [identity_hash(vouched.issuer, vouched.subject), vouched.username])
        row = cursor.fetchone()
    if row is None:
        raise _nobody()
    account, person, demo, second = row
    actor = actor_for(person, now)
    if actor.kind is not ActorKind.PERSON or (demo and not settings.DEVELOPMENT):
        raise _nobody()
    return Admission(account, person, second_steps(second, actor), means=(VOUCHED,))
