"""Importing published records: what enters, what is sent back and why, and that a crash loses nothing."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yizhi.domain.library.lake import importing
from yizhi.domain.library.lake.importing import Import, Report
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.tests.small_library import TODAY

HEAD = (
    "行政相对人名称", "行政相对人类别", "行政处罚决定书文号", "违法行为类型", "违法事实", "处罚依据", "处罚类别",
    "处罚内容",
    "罚款金额（万元）", "处罚决定日期", "处罚机关", "自然人证件号码", "自编列",
)  # fmt: skip


def record(number: int, **changes: str) -> list[str]:
    values = dict(
        zip(
            HEAD,
            (
                "王小明", "自然人", f"测罚字〔2024〕第{number}号", "占道设摊", f"王小明在路边摆摊{number}",
                "《条例》第十六条",
                "罚款", "罚款五十元", "0.005", "2024-05-06", "测试局", "330802199001010010", "x",
            ),
            strict=True,
        )
    )  # fmt: skip
    return list((values | changes).values())


def csv_file(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def run(tmp_path: Path, file: Path) -> Report:
    return Import(Lake(tmp_path / "lake"), file, TODAY).run()


def kept(tmp_path: Path) -> list[dict[str, object]]:
    return [row for part in Lake(tmp_path / "lake").parts() for row in part.read().to_pylist()]


def reasons(tmp_path: Path) -> list[dict[str, object]]:
    files = sorted((tmp_path / "lake" / "imports").glob("*.rejected.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_either_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    report = run(tmp_path, csv_file(tmp_path / "a.csv", [record(1), record(2)], encoding))
    assert (report.rows, report.taken, report.rejected) == (2, 2, 0)
    (first, _) = kept(tmp_path)
    assert first["party"] == "王某某"
    assert first["facts"] == "王某某在路边摆摊1"
    assert first["fine_fen"] == 5000
    assert report.unknown_columns == ["自编列"]
    assert report.withheld_columns == ["自然人证件号码"]


def test_every_form_gives_the_same_record(tmp_path: Path) -> None:
    rows = [dict(zip(HEAD, record(n), strict=True)) for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    book = openpyxl.Workbook()
    for line in [HEAD, *[record(n) for n in range(3)]]:
        book.active.append(list(line))
    book.save(tmp_path / "a.xlsx")
    csv_file(tmp_path / "a.csv", [record(n) for n in range(3)])
    found = []
    for name in ("a.csv", "a.jsonl", "a.parquet", "a.xlsx"):
        place = tmp_path / name.replace(".", "-")
        place.mkdir()
        Import(Lake(place / "lake"), tmp_path / name, TODAY).run()
        found.append(kept(place))
    assert found[0] == found[1] == found[2] == found[3]


def test_a_case_is_taken_once(tmp_path: Path) -> None:
    run(tmp_path, csv_file(tmp_path / "a.csv", [record(1), record(1), record(2)]))
    report = run(tmp_path, csv_file(tmp_path / "b.csv", [record(2), record(3)]))
    assert (report.taken, report.duplicates) == (1, 1)
    assert len(kept(tmp_path)) == 3


def test_what_is_wrong_is_sent_back_with_its_reason_and_masked(tmp_path: Path) -> None:
    rows = [
        record(1, 违法事实=""),
        record(2, 处罚决定日期="2124-01-01"),
        record(3, **{"罚款金额（万元）": "很多"}),
        record(4, **{"罚款金额（万元）": ""}),
        record(5, 违法事实="大" * 10_000_000),
        record(6)[:5],
        record(7),
    ]
    report = run(tmp_path, csv_file(tmp_path / "a.csv", rows))
    assert (report.rows, report.taken, report.rejected) == (7, 1, 6)
    sent_back = reasons(tmp_path)
    assert [one["row"] for one in sent_back] == [1, 2, 3, 4, 5, 6]
    assert "缺少违法事实" in report.reasons
    assert "单元格超过一百万字" in report.reasons
    assert "王小明" not in json.dumps(sent_back[1], ensure_ascii=False)
    assert "330802199001010010" not in json.dumps(sent_back, ensure_ascii=False)


def test_a_file_in_a_wrong_encoding_is_sent_back_not_kept_garbled(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [record(1), record(2)])
    path.write_bytes(path.read_bytes() + ",".join(record(3)).encode("gb18030") + b"\n")
    report = run(tmp_path, path)
    assert report.taken + report.rejected == report.rows
    assert not any("�" in str(value) for row in kept(tmp_path) for value in row.values())


def test_torn_json_lines_are_sent_back(tmp_path: Path) -> None:
    good = json.dumps(dict(zip(HEAD, record(1), strict=True)), ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(f"{good}\n{good[: len(good) // 2]}\n", encoding="utf-8")
    report = run(tmp_path, tmp_path / "a.jsonl")
    assert (report.taken, report.rejected) == (1, 1)


def test_after_a_crash_nothing_is_lost_and_nothing_is_taken_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 3)
    monkeypatch.setattr(importing, "CHUNKS_OF_A_STEP", 2)
    path = csv_file(tmp_path / "a.csv", [record(n) for n in range(20)])
    broken = Import(Lake(tmp_path / "lake"), path, TODAY)
    saves = iter(range(10))

    def save() -> None:
        if next(saves) == 1:
            raise KeyboardInterrupt  # the second step's parts are written, but not noted
        Import._save(broken)

    monkeypatch.setattr(broken, "_save", save)
    with pytest.raises(KeyboardInterrupt):
        broken.run()
    report = Import(Lake(tmp_path / "lake"), path, TODAY).run()
    assert (report.rows, report.taken, report.duplicates) == (20, 20, 0)
    assert len({row["number"] for row in kept(tmp_path)}) == len(kept(tmp_path)) == 20
    assert Import(Lake(tmp_path / "lake"), path, TODAY).run().taken == 20


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"x")
    with pytest.raises(ValueError, match="只接受"):
        run(tmp_path, tmp_path / "a.doc")
