"""Forms: Django's and an act's, clean and with errors."""

from __future__ import annotations

from types import SimpleNamespace

from django import forms

from yizhi.platform.acts.forms import FormField

_KINDS = (("person", "自然人"), ("organisation", "法人或者其他组织"), ("household", "个体工商户"))

ACT = SimpleNamespace(
    verb="simple_case.record_statement",
    title="记录陈述和申辩",
    basis=("《行政处罚法》第四十四条", "《行政处罚法》第四十五条"),
    asks_confirmation="确认记录完整、当事人已经核对？",
)


class SampleForm(forms.Form):
    kind = forms.ChoiceField(label="当事人类别", choices=_KINDS, widget=forms.RadioSelect)
    name = forms.CharField(label="名称", max_length=60, help_text="与营业执照或者身份证件一致")
    division = forms.ChoiceField(label="乡镇（街道）", choices=[("", "请选择"), ("330803100", "莲花镇")])
    visited = forms.DateField(label="检查日期", widget=forms.DateInput(attrs={"type": "date"}))
    amount = forms.DecimalField(label="罚款", required=False, help_text="单位为元")
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    told = forms.BooleanField(label="已告知当事人享有陈述、申辩的权利")


def sample() -> SampleForm:
    return SampleForm(initial={"name": "某某便利店", "kind": "household"}, prefix="sample")


def wrong() -> SampleForm:
    return SampleForm({"amount": "两百"}, prefix="wrong")


def act_fields() -> list[FormField]:
    towns = tuple((str(number), f"第{number}执法队") for number in range(1, 11))
    return [
        FormField("statement", "陈述和申辩的内容", "long_text", True, help="逐句记录当事人的原话"),
        FormField("way", "提出方式", "choice", True, choices=(("oral", "口头"), ("written", "书面"))),
        FormField("team", "办案机构", "choice", True, choices=towns),
        FormField("amount", "罚款", "money", True, value="300.5", errors=("超过本事项的上限 200 元",)),
        FormField("at", "时间", "datetime", True),
        FormField("identity", "证件号码", "text", True, personal=True),
        FormField("grounds", "理由", "many", False, choices=(("facts", "事实有误"), ("law", "适用法律有误"))),
        FormField("accepted", "予以采纳", "yes", False),
    ]
