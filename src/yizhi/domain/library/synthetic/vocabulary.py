"""Invented words with the frequencies of a language: few very common, many rare (Zipf)."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

_FIRST = "新永兴福康安德顺和荣盛昌泰祥瑞利通达华东南西北中明光远宏伟金银玉宝龙凤春秋江河湖海山溪松柏竹梅兰"
_SECOND = "民乐居园林源丰隆鑫旺发达强胜美佳丽洁诚信义仁孝礼智勤俭安宁静雅清泉峰岭坪湾塘桥渡埠港洲岛城关镇"
_ROAD = ("路", "街", "巷", "大道", "弄", "支路")
_SHOP = (
    "小吃店", "水果店", "便利店", "餐馆", "五金店", "烧烤店", "理发店", "洗车店", "服装店", "建材店", "面馆", "药店",
    "超市", "茶楼", "宠物店", "快餐店", "奶茶店", "汽修厂", "养殖场", "装饰公司", "建筑公司", "运输公司", "物业公司",
)  # fmt: skip
_GOODS = (
    "白酒", "香烟", "大米", "面粉", "食用油", "酱油", "猪肉", "牛肉", "鸡蛋", "蔬菜", "水果", "茶叶", "蜂蜜", "糕点",
    "饮料", "奶粉", "保健品", "口罩", "消毒液", "药材", "感冒药", "眼药水", "化妆品", "面膜", "洗发水", "电线",
    "插座", "灯具", "电动车", "蓄电池", "头盔", "轮胎", "机油", "煤气罐", "烟花", "打火机", "油漆", "涂料", "水泥",
    "钢筋", "板材", "瓷砖", "玻璃", "纸箱", "塑料袋", "农药", "化肥", "种子", "饲料", "鱼苗", "家具", "床垫", "童装",
    "运动鞋", "箱包", "手表", "手机壳", "充电器", "图书", "文具", "玩具", "自行车", "遮阳伞", "桌椅", "货架", "煤炉",
    "冰柜", "音响", "喇叭", "广告牌", "灯箱", "横幅", "垃圾桶", "砂石", "泥浆", "木料", "铁皮", "彩钢瓦",
)  # fmt: skip
_KIND = (
    "自制", "进口", "散装", "袋装", "过期", "无标签", "破损", "二手", "大型", "小型", "折叠", "移动", "临时", "老旧",
    "崭新", "红色", "蓝色", "白色", "灰色", "木质", "金属", "塑料", "不锈钢", "定制", "废弃", "闲置", "简易", "露天",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"


class Words:
    """A list of words and how likely each is. `draw` gives positions."""

    def __init__(self, words: list[str], exponent: float = 1.05) -> None:
        self.words = words
        weights = 1.0 / np.arange(1, len(words) + 1) ** exponent
        self._edges = np.cumsum(weights / weights.sum())

    def draw(self, random: np.random.Generator, count: int) -> NDArray[np.int64]:
        found = np.searchsorted(self._edges, random.random(count))
        return np.minimum(found, len(self.words) - 1)

    def pick(self, random: np.random.Generator, count: int) -> list[str]:
        words = self.words
        return [words[at] for at in self.draw(random, count)]


def _shuffled(words: list[str], seed: int) -> list[str]:
    order = np.random.default_rng(seed).permutation(len(words))
    return [words[at] for at in order]


@cache
def roads() -> Words:
    return Words(_shuffled([a + b + c for a in _FIRST for b in _SECOND for c in _ROAD], 1))


@cache
def shops() -> Words:
    return Words(_shuffled([a + b + c for a in _FIRST for b in _SECOND for c in _SHOP], 2))


@cache
def goods() -> Words:
    return Words(_shuffled([k + g for k in ("", *_KIND) for g in _GOODS], 3))


@cache
def descriptions() -> Words:
    """Adjectives in front of things, alone or in pairs."""
    pairs = [a + b for a in _KIND for b in _KIND if a != b]
    return Words(_shuffled([*_KIND, *pairs], 4), 1.2)


@cache
def surnames() -> Words:
    return Words(list(_SURNAMES), 0.8)
