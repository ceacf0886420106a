"""What can be wrong with what was handed in. Every message says in Chinese what, why and what to do."""


class Malformed(ValueError):
    """The text or file is not what it should be, so nothing about it can be proven either way."""


class TileDamaged(RuntimeError):
    """A stored tile is missing, short or oddly sized: the log's own storage was altered or lost.

    `level` and `index` locate it: level 0, index 3 holds the leaves 768 to 1023.
    """

    def __init__(self, level: int, index: int, needed: int, found: int | None) -> None:
        self.level, self.index = level, index
        state = "缺失" if found is None else f"只有 {found} 字节"
        super().__init__(
            f"台账摘要块（第 {level} 层第 {index} 块）{state}，应至少有 {needed} 字节。"
            "存储可能被改动，请用备份核对后再封存。"
        )
