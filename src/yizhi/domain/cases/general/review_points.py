"""What a reviewer looks at. The legal points follow the national guidance, not verified word by word."""

SOURCE = "国办发〔2018〕118号，未逐条核对"
EFFECTIVE_FROM = "2018-12-05"
LEGAL_POINTS = {
    "SUBJECT": "执法主体合法，执法人员具备资格",
    "FACTS": "案件事实清楚",
    "EVIDENCE": "证据合法、充分",
    "PROCEDURE": "执法程序合法",
    "LAW": "适用法律、法规、规章准确",
    "DISCRETION": "裁量适当",
    "POWER": "没有超越法定权限",
    "DOCUMENTS": "执法文书完备、规范",
    "CRIME": "不涉嫌犯罪，不需要移送司法机关",
}
COMPLIANCE_POINTS = {
    "POWER": "事项在本乡镇（街道）赋权清单内",
    "OFFICERS": "两名以上执法人员，证件有效",
    "FACTS": "当事人、时间、地点、行为清楚",
    "EVIDENCE": "证据经查证，能够证明案件事实",
    "PROCEDURE": "立案、调查、期限符合规定",
    "PROPOSAL": "处理意见有依据，幅度适当",
}
