"""Tests of handing over run in the world of general cases, with the market bureau and the guidance office in it."""

import pytest

from yizhi.domain.cases.general.tests.conftest import file as made_file
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.transfers.tests.going import peopled

file = made_file


@pytest.fixture
def going(file: File) -> File:
    peopled(file)
    return file
