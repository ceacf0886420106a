"""The public pages in the navigation of those who are signed in."""

from yizhi.platform import registry

registry.register(
    registry.Page("文书查验", "public:verify_ask", "公共工具", icon="scan-search", order=910, keywords="二维码 真伪"),
    registry.Page("台账公钥", "public:ledger_key", "公共工具", icon="key-round", order=930, keywords="指纹 签名 核对"),
)
