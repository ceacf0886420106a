"""个人信息保护：no identity number, telephone number or full name of a natural person gets into the lake."""

from hypothesis import given
from hypothesis import strategies as st

from yizhi.domain.library.lake import masking

DIGITS = "0123456789"
identity = st.builds("{}{}".format, st.integers(10**16, 10**17 - 1), st.sampled_from("0123456789Xx"))
phone = st.integers(13_000_000_000, 19_999_999_999).map(str)
words = st.text("在路边摆摊占道经营，。；（）", max_size=20)
name = st.tuples(st.sampled_from("王李张刘陈"), st.text("小明华伟芳", min_size=1, max_size=2)).map("".join)
WIDE = str.maketrans(DIGITS, "０１２３４５６７８９")


@given(words, identity, words)
def test_no_identity_number_survives(before: str, number: str, after: str) -> None:
    for written in (number, number.translate(WIDE), f"{number[:6]} {number[6:14]} {number[14:]}"):
        masked = masking.text(f"{before}{written}{after}")
        assert number not in masked.translate(str.maketrans("０１２３４５６７８９", DIGITS)).replace(" ", "")


@given(words, phone, words)
def test_no_telephone_number_survives(before: str, number: str, after: str) -> None:
    for written in (number, number.translate(WIDE), f"{number[:3]}-{number[3:7]}-{number[7:]}", f"+86{number}"):
        masked = masking.text(f"{before}{written}{after}")
        assert number not in masked.translate(str.maketrans("０１２３４５６７８９", DIGITS)).replace("-", "")


@given(name, words)
def test_the_party_is_named_by_surname_everywhere(party: str, said: str) -> None:
    row = {
        "party": party,
        "party_kind": "自然人",
        "facts": f"{said}当事人{party}，{said}{party}承认",
        "party_code": "x",
    }
    kept = masking.row(row)
    assert kept["party"] == f"{party[0]}某某"
    assert party not in kept["facts"]
    assert kept["party_code"] == ""


def test_a_name_that_a_role_announces_is_masked_though_nobody_gave_it() -> None:
    assert masking.text("证人：赵小伟，称当时在场") == "证人：赵某某，称当时在场"


def test_companies_keep_their_names_and_codes() -> None:
    row = {"party": "衢州某某建设有限公司", "party_kind": "法人及非法人组织", "party_code": "91330800MA28F0000X"}
    assert masking.row(row) == row


def test_the_representative_of_a_company_is_masked() -> None:
    row = {"party": "甲公司", "party_kind": "法人及非法人组织", "representative": "欧阳小明", "facts": "欧阳小明到场"}
    kept = masking.row(row)
    assert kept["representative"] == "欧阳某某"
    assert kept["facts"] == "欧阳某某到场"


def test_a_full_name_before_a_title_is_masked_and_a_surname_stays() -> None:
    assert masking.text("周边住户王小明先生与李女士多次反映") == "周边住户王某某先生与李女士多次反映"


people = st.lists(name, min_size=1, max_size=5, unique=True)


@given(people, st.lists(words, min_size=6, max_size=6), st.data())
def test_no_known_person_is_named_anywhere(known: list[str], said: list[str], data: st.DataObject) -> None:
    """Whoever the records of the case know: neither written plainly nor with gaps, whatever stands around it."""
    order = data.draw(st.permutations([*known, *known]))
    gap = data.draw(st.sampled_from(["", " ", "·"]))
    text = "".join(f"{around}{gap.join(one)}" for around, one in zip(said * 2, order, strict=False))
    masked = masking.text(text, tuple(known)).replace(" ", "").replace("·", "")
    assert not [one for one in known if one in masked]
