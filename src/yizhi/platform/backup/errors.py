"""What can go wrong with a backup, in words for the operator."""


class BackupError(Exception):
    """Nothing was changed, or it was put back; the message says what is wrong and what to do next."""


class DamagedBackupError(BackupError):
    """The backup is not what was taken. `parts` names every damaged part."""

    def __init__(self, parts: list[str]) -> None:
        shown = "\n".join(f"  · {part}" for part in parts[:20])
        more = f"\n  · 另有 {len(parts) - 20} 处" if len(parts) > 20 else ""
        super().__init__(f"备份已损坏，不能用于恢复：\n{shown}{more}\n请改用另一份备份，并检查存放备份的磁盘")
        self.parts = parts
