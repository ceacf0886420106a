"""Generated names: the same number gives the same name. No list of persons was used."""

import random

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
)
_FIRST = "建国志文明海晓丽春秋雨雪佳俊伟永立新宏思若子梓宇浩嘉欣雅静慧敏婷洁琳倩瑞承景怀清一云月"
_SECOND = "军平华强勇杰涛超鹏辉斌峰磊刚毅诚信达远帆宁安康乐成林森泉川波涵彤菲娜燕玲芳英萍红霞兰梅竹轩辰"


def generated_name(number: int) -> str:
    """A plausible name of two or three characters."""
    draw = random.Random(f"姓名{number}")  # noqa: S311 - a name of the demo city, no secret
    surname = draw.choice(_SURNAMES)
    second = draw.choice(_SECOND)
    return surname + (draw.choice(_FIRST) if draw.random() < 0.8 else "") + second
