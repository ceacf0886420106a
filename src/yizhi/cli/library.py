"""`yizhi library VERB …`: each verb is a management command of the library's modules, run in the role it needs."""

import argparse
import sys
from typing import Final

from yizhi.cli.django_command import run_django
from yizhi.platform.database import Role

VERBS: Final[dict[str, tuple[str, Role, str]]] = {
    "import-laws": ("import_laws", "worker", "导入法规：Markdown、JSON 行、.db 文件，或者 default"),
    "import-cases": ("import_cases", "worker", "导入公示案例：CSV、XLSX、JSONL、Parquet"),
    "synth": ("synth_cases", "worker", "生成合成案例（明确标注）：--cases 件数 --seed 种子"),
    "index-cases": ("index_cases", "worker", "按案例库更新案例索引"),
    "index-laws": ("library_index_laws", "worker", "为全部条文建立检索索引"),
    "evaluate": ("library_evaluate", "worker", "用一组有答案的问题评测法规检索"),
    "evaluate-suggestions": ("library_evaluate_suggestions", "worker", "评测由事实建议事项：前一、前三命中率"),
    "learn": ("library_learn", "worker", "从有答案的问题学习检索排序"),
}


def run(args: argparse.Namespace) -> int:
    verb, *rest = args.rest or [""]
    if verb not in VERBS:
        lines = "\n".join(f"  {name:<22}{summary}" for name, (_, _, summary) in VERBS.items())
        print(f"yizhi library 命令：\n{lines}", file=sys.stdout if verb in ("--help", "-h") else sys.stderr)
        return 0 if verb in ("--help", "-h") else 2
    command, role, _ = VERBS[verb]
    return run_django(command, rest, role=role)
