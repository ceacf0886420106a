from yizhi.domain.cases.models.simple_case import Penalty, SimpleCase, Statement

__all__ = ["Penalty", "SimpleCase", "Statement"]
