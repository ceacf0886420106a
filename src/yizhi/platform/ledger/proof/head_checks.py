"""Who signed the head, and whether the log has only grown since an older head that somebody kept."""

from collections.abc import Sequence

from yizhi.platform.ledger.proof.checkpoint import Checkpoint, SignedCheckpoint, parse_checkpoint
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import VerifyingKey, normalised_fingerprint, spoken_fingerprint
from yizhi.platform.ledger.proof.merkle import verify_consistency
from yizhi.platform.ledger.proof.parts import Contents, Growth
from yizhi.platform.ledger.proof.verdict import Check, State, check

TrustedKey = VerifyingKey | str


def check_signature(
    contents: Contents, trusted: Sequence[TrustedKey] | None
) -> tuple[list[Check], VerifyingKey | None]:
    """Whether the head is signed by a key of the bundle, and whether that key is one that the reader trusts.

    The key is returned if and only if its signature is valid, trusted or not.
    """
    head = contents.head.head
    candidates = [*contents.keys, *(key for key in trusted or () if isinstance(key, VerifyingKey))]
    signers = contents.head.signed_by(dict.fromkeys(candidates))
    known = {_fingerprint(key) for key in trusted or ()}
    signer = next((key for key in signers if key.fingerprint in known), next(iter(signers), None))
    signed = check(
        "head.signature",
        f"签名树头（{head.origin}，共 {head.size} 条，{head.at.isoformat()}）确由下述公钥签署，未被改动",
        signer is not None,
        "签名无效：树头被改动，或者不是由材料包所附公钥签署。",
    )
    if signer is None:
        return [signed], None
    return [signed, _check_trust(signer, known if trusted is not None else None)], signer


def _check_trust(signer: VerifyingKey, known: set[str] | None) -> Check:
    shown = spoken_fingerprint(signer.fingerprint)
    says = "签名公钥就是执法机关公布的公钥"
    if known is None:
        detail = f"未提供公布的公钥，请将指纹与执法机关公布的比对：{shown}"
        return Check("key.trusted", says, State.UNKNOWN, detail)
    wrong = f"签名公钥的指纹是 {shown}，与您提供的不同：材料可能由他人伪造。"
    return check("key.trusted", says, signer.fingerprint in known, wrong, detail=f"指纹：{shown}")


def _fingerprint(key: TrustedKey) -> str:
    if isinstance(key, VerifyingKey):
        return key.fingerprint
    found = normalised_fingerprint(key)
    if found is None:
        raise Malformed("公钥指纹应为 64 位十六进制数字，可以分组书写。")
    return found


def check_growth(
    contents: Contents, signer: VerifyingKey | None, trusted: Sequence[TrustedKey] | None, anchor: str | None
) -> list[Check]:
    """The bundle's head continues the older heads it names, and the anchor that the reader kept.

    An older head counts only under the key of the head itself or one that the reader trusts (an earlier key).
    """
    keys = [key for key in (signer, *(trusted or ())) if isinstance(key, VerifyingKey)]
    checks = [_check_own(growth, contents, keys) for growth in contents.growth]
    if anchor is not None:
        return [*checks, _check_anchor(contents, keys, anchor)]
    if not checks:
        detail = "未提供早先留存的签名树头，不能证明台账在此之前没有被整体重写。"
        checks.append(Check("anchor", "台账自早先留存的签名树头以来只增未改", State.UNKNOWN, detail))
    return checks


def _check_own(growth: Growth, contents: Contents, keys: Sequence[VerifyingKey]) -> Check:
    says, head = "台账自材料包所附的早先签名树头以来只增未改", contents.head.head
    try:
        older = parse_checkpoint(growth.checkpoint)
    except Malformed as error:
        return Check("growth", says, State.FAILED, f"早先的签名树头无法读取：{error}")
    says = f"台账自 {older.head.at.isoformat()} 的 {older.head.size} 条以来只增未改"
    if wrong := _unfit(older, head, keys):
        return Check("growth", says, State.FAILED, wrong)
    return check("growth", says, _continues(older.head, head, growth), "一致性证明不成立：证明被改动，或者历史被重写。")


def _check_anchor(contents: Contents, keys: Sequence[VerifyingKey], anchor: str) -> Check:
    kept, head = parse_checkpoint(anchor), contents.head.head
    says = f"台账自您留存的签名树头（{kept.head.size} 条，{kept.head.at.isoformat()}）以来只增未改"
    if wrong := _unfit(kept, head, keys):
        return Check("anchor", says, State.FAILED, wrong)
    if kept.head.size == head.size:
        same = kept.head.root == head.root
        return check("anchor", says, same, "条数相同而根不同：同一台账出现了两个版本，历史被重写。")
    if kept.head.size > head.size:
        wrong = "您留存的签名树头比材料包更新，不能由它证明。请另取一份新的材料包。"
        return Check("anchor", says, State.FAILED, wrong)
    fitting = [growth for growth in contents.growth if _size(growth) == kept.head.size]
    if not fitting:
        wrong = f"材料包没有自 {kept.head.size} 条起的一致性证明，请向执法机关索取含该证明的材料包。"
        return Check("anchor", says, State.FAILED, wrong)
    holds = any(_continues(kept.head, head, growth) for growth in fitting)
    return check("anchor", says, holds, "一致性证明不成立：您留存之后，历史被重写。")


def _unfit(older: SignedCheckpoint, head: Checkpoint, keys: Sequence[VerifyingKey]) -> str:
    if older.head.origin != head.origin or older.head.suite.name != head.suite.name:
        return "早先的签名树头属于另一份台账。"
    if not older.signed_by(keys):
        return "早先的签名树头的签名无效，或者不是由同一公钥签署。"
    return ""


def _continues(older: Checkpoint, head: Checkpoint, growth: Growth) -> bool:
    return verify_consistency(older.size, head.size, growth.path, older.root, head.root, suite=head.suite)


def _size(growth: Growth) -> int | None:
    try:
        return parse_checkpoint(growth.checkpoint).head.size
    except Malformed:
        return None
