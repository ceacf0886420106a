import time
from datetime import date

import pytest

from yizhi.domain.norms import city, queries
from yizhi.domain.norms.models import Article, Law, LawVersion
from yizhi.domain.norms.tests.conftest import AT
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

MOST_SECONDS = 90


@pytest.mark.usefixtures("base")
def test_whole_default_corpus_in_one_act_and_only_once(builder: Actor) -> None:
    started = time.monotonic()
    outcome = city.load_laws(AT)
    assert time.monotonic() - started < MOST_SECONDS
    assert outcome.result["versions"] == 378
    assert outcome.result["articles"] == 26196
    assert len(outcome.entry.body) < 10_000
    with acting(builder):
        assert (Law.objects.count(), LawVersion.objects.count(), Article.objects.count()) == (367, 378, 26196)
    assert city.load_laws(AT).replayed
    with acting(builder):
        before = queries.article_at("大气污染防治法", 118, date(2026, 8, 14))
        assert before is not None
        assert "露天烧烤" in before.text
        assert queries.article_at("大气污染防治法", 118, date(2026, 8, 15)) is None
        after = queries.article_at("生态环境法典", 1132, date(2026, 8, 15))
        assert after is not None
        assert queries.article_at("生态环境法典", 1132, date(2026, 8, 14)) is None


def test_import_by_name_alone_is_refused(base: None, builder: Actor) -> None:
    from yizhi.platform.acts.errors import ActInvalid

    with pytest.raises(ActInvalid, match="没有收到这一校验值的内容"):
        perform("law.import_corpus", builder, data={"sha256": "0" * 64, "source": "不明"}, at=AT)
