from typing import Any

from django.core.management.base import BaseCommand

from yizhi.platform.ledger.seal import seal_pending


class Command(BaseCommand):
    help = "封存尚未封存的台账，并将签名的封存凭证写到库外"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已封存{seal_pending()}条")
