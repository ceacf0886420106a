from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "yizhi.domain.cases"
    label = "cases"

    def ready(self) -> None:
        from yizhi.domain.cases import acts, forms, registration, waiting  # noqa: F401
        from yizhi.domain.cases.buildings import acts as building_acts  # noqa: F401
        from yizhi.domain.cases.buildings import forms as building_forms  # noqa: F401
        from yizhi.domain.cases.buildings import registration as building_registration  # noqa: F401
        from yizhi.domain.cases.clues import acts as clue_acts  # noqa: F401
        from yizhi.domain.cases.clues import forms as clue_forms  # noqa: F401
        from yizhi.domain.cases.clues import registration as clue_registration  # noqa: F401
        from yizhi.domain.cases.general import acts as general_acts  # noqa: F401
        from yizhi.domain.cases.general import forms as general_forms  # noqa: F401
        from yizhi.domain.cases.general import registration as general_registration  # noqa: F401
        from yizhi.domain.cases.general.desk import addresses  # noqa: F401
        from yizhi.domain.cases.general.portal import entering, registering, taking  # noqa: F401
        from yizhi.domain.cases.measures import acts as measure_acts  # noqa: F401
        from yizhi.domain.cases.measures import forms as measure_forms  # noqa: F401
        from yizhi.domain.cases.measures import registration as measure_registration  # noqa: F401
        from yizhi.domain.cases.offsite import acts as offsite_acts  # noqa: F401
        from yizhi.domain.cases.offsite import forms as offsite_forms  # noqa: F401
        from yizhi.domain.cases.offsite import registration as offsite_registration  # noqa: F401
        from yizhi.domain.cases.offsite.portal import entering as offsite_entering  # noqa: F401
        from yizhi.domain.cases.procedures import (  # noqa: F401
            building,
            clue,
            general_penalty,
            measures,
            offsite,
            simple_penalty,
            substitute,
            transfer,
        )
        from yizhi.domain.cases.substitute import acts as substitute_acts  # noqa: F401
        from yizhi.domain.cases.substitute import registration as substitute_registration  # noqa: F401
        from yizhi.domain.cases.transfers import acts as transfer_acts  # noqa: F401
        from yizhi.domain.cases.transfers import following  # noqa: F401
        from yizhi.domain.cases.transfers import forms as transfer_forms  # noqa: F401
        from yizhi.domain.cases.transfers import registration as transfer_registration  # noqa: F401
