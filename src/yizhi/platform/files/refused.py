"""A file that is not accepted, with the reason for the person who sent it."""

from yizhi.statute.refusal import Refusal, RefusedError

UNSUPPORTED, TOO_LARGE, UNPROCESSABLE = 415, 413, 422


class FileRefused(RefusedError):
    """Nothing was kept. `status` is the HTTP status that says so to a machine."""

    def __init__(self, why: str, next_step: str, *, status: int = UNSUPPORTED, what: str = "文件未收存") -> None:
        super().__init__(Refusal(what=what, why=why, next_step=next_step))
        self.status = status
