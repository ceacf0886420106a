"""Digests and signatures against the published vectors of their standards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhi.platform.ledger.proof import sm
from yizhi.platform.ledger.proof.algorithms import DEFAULT_SUITE, SHA256_ED25519, SM3_SM2, SUITES, Suite, suite_named
from yizhi.platform.ledger.proof.errors import Malformed

# GB/T 32918.5-2017, annex A: the signature example on the recommended curve.
SM2_PRIVATE = bytes.fromhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
SM2_PUBLIC = bytes.fromhex(
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
SM2_SIGNATURE = bytes.fromhex(
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)
SM2_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123

both_suites = pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)


@pytest.mark.parametrize("digest", [sm.sm3, sm.bundled_sm3], ids=["openssl", "bundled"])
@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_gives_the_digests_of_its_standard(digest: object, message: bytes, expected: str) -> None:
    """GB/T 32905-2016, annex A, from each of the two sources that may serve it."""
    assert digest(message).hex() == expected  # type: ignore[operator]


def test_sm2_derives_the_public_key_of_its_standard() -> None:
    assert sm.sm2_public(SM2_PRIVATE) == SM2_PUBLIC


def test_sm2_hashes_identity_curve_and_key_before_the_message_as_its_standard_does() -> None:
    expected = "f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640"
    assert sm.message_digest(SM2_PUBLIC, b"message digest").hex() == expected


def test_sm2_accepts_the_signature_of_its_standard_and_no_other() -> None:
    assert sm.sm2_verify(SM2_PUBLIC, b"message digest", SM2_SIGNATURE)
    assert not sm.sm2_verify(SM2_PUBLIC, b"message digesT", SM2_SIGNATURE)


def test_ed25519_gives_the_signature_of_rfc_8032() -> None:
    private = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    signature = SHA256_ED25519.sign(private, b"\x72")
    assert SHA256_ED25519.public(private).hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert signature.hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


@both_suites
def test_the_same_head_signed_twice_gives_the_same_signature(suite: Suite) -> None:
    private = suite.generate()
    assert suite.sign(private, b"head") == suite.sign(private, b"head")
    assert suite.sign(private, b"head") != suite.sign(private, b"another head")


@both_suites
@settings(max_examples=25, deadline=None)
@given(message=st.binary(max_size=300), bit=st.integers(0, 511))
def test_a_signature_with_one_bit_flipped_is_worthless(suite: Suite, message: bytes, bit: int) -> None:
    private = suite.generate()
    public, signature = suite.public(private), bytearray(suite.sign(private, message))
    assert suite.verify(public, message, bytes(signature))
    signature[bit // 8] ^= 1 << bit % 8
    assert not suite.verify(public, message, bytes(signature))


@both_suites
def test_a_key_that_is_no_key_verifies_nothing_and_raises_nothing(suite: Suite) -> None:
    signature = suite.sign(suite.generate(), b"head")
    for public in (b"", b"\x00", bytes(suite.public_size), b"\xff" * suite.public_size, b"x" * (suite.public_size + 1)):
        assert not suite.verify(public, b"head", signature)


@pytest.mark.parametrize("r", [0, 1, SM2_N - 1, SM2_N, 2**256 - 1])
@pytest.mark.parametrize("s", [0, 1, SM2_N - 1, SM2_N, 2**256 - 1])
def test_sm2_refuses_numbers_at_and_beyond_the_edge(r: int, s: int) -> None:
    assert not sm.sm2_verify(SM2_PUBLIC, b"head", r.to_bytes(32) + s.to_bytes(32))


@pytest.mark.parametrize("first", [b"\x04", b"\x00", b"\x40", b"\x44"])
def test_sm2_keys_that_begin_with_zeros_and_fours_still_verify(first: bytes) -> None:
    """The curve library drops such leading digits of a public key when it is handed over in its own way."""
    private = next(d for d in (i.to_bytes(32) for i in range(1, 5000)) if sm.sm2_public(d).startswith(first))
    public = sm.sm2_public(private)
    assert sm.sm2_verify(public, b"head", sm.sm2_sign(private, b"head"))


@pytest.mark.parametrize("private", [bytes(32), b"\xff" * 32, (SM2_N - 1).to_bytes(32), b"short"])
def test_an_impossible_sm2_private_key_is_refused_in_words(private: bytes) -> None:
    with pytest.raises(Malformed, match="私钥"):
        SM3_SM2.sign(private, b"head")


def test_an_impossible_ed25519_private_key_is_refused_in_words() -> None:
    with pytest.raises(Malformed, match="私钥"):
        SHA256_ED25519.public(b"short")


def test_the_suite_is_chosen_by_name_and_an_unknown_name_is_refused() -> None:
    assert suite_named("sm3-sm2") is SM3_SM2
    assert suite_named("sha256-ed25519") is DEFAULT_SUITE
    with pytest.raises(Malformed, match="可选：sha256-ed25519、sm3-sm2"):
        suite_named("md5-rsa")
