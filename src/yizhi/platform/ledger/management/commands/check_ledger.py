from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yizhi.platform.ledger.verification import verify_ledger


class Command(BaseCommand):
    help = "核验台账：内容、次序、封存树、签名与库外凭证"

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify_ledger()
        for finding in report.findings:
            self.stderr.write(f"[{finding.kind}] {finding.says}")
        if not report.sound:
            raise CommandError(
                f"台账核验发现{len(report.findings)}处异常，请立即保全数据库和库外凭证并报告执法监督部门"
            )
        self.stdout.write(f"台账核验通过：共{report.size}条，封存凭证{report.heads}份，未发现改动")
