"""Between which days an agency without coercive power may apply to the court for execution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from yizhi.statute.calendar import WorkingCalendar
from yizhi.statute.chinese import dated
from yizhi.statute.deadlines import Deadline, compute
from yizhi.statute.laws import ACL
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal
from yizhi.statute.remedies import reconsideration_first

COURT_WINDOW_RULE = Rule(
    id="R-ACL-53",
    title="申请人民法院强制执行的起止",
    articles=(ACL.article(53), ACL.article(54)),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
    note="预警为平台设计：届满前三十日黄色、十日红色",
)
YELLOW_DAYS = 30
RED_DAYS = 10


@dataclass(frozen=True, slots=True)
class Remedied:
    """What bears on the window. ``instalment_end`` is the end of an approved deferral or instalment plan."""

    served_on: date
    decided_on: date
    on_the_spot: bool = False
    reconsideration_received_on: date | None = None
    demand_served_on: date | None = None
    instalment_end: date | None = None


@dataclass(frozen=True, slots=True)
class CourtWindow:
    """First and last day to apply; ``opens_on`` is None until a demand notice has been served."""

    remedy_end: date
    opens_on: date | None
    closes_on: date
    explanation: tuple[str, ...]

    def refusal(self, on: date) -> Refusal | None:
        """Whether applying on that day is lawful: allowed if and only if the window is open."""
        article, what = COURT_WINDOW_RULE.citation, "不能申请人民法院强制执行"
        if on > self.closes_on:
            step = "记入失权情形，报告负责人并说明正当理由"
            return Refusal(what, f"申请期限已于{dated(self.closes_on)}届满", article, step)
        if self.opens_on is None:
            return Refusal(what, "还没有送达催告书", article, "制作并送达催告书，十个工作日后仍不履行的再申请")
        if on < self.opens_on:
            return Refusal(what, f"最早可以申请的日期为{dated(self.opens_on)}", article, "等待救济期限和催告期限届满")
        return None

    def warning(self, on: date) -> str:
        """黄色 thirty days before the end, 红色 ten days before, 失权 after it, else empty."""
        left = (self.closes_on - on).days
        if left < 0:
            return "失权"
        if left <= RED_DAYS:
            return "红色"
        return "黄色" if left <= YELLOW_DAYS else ""


def court_window(facts: Remedied, calendar: WorkingCalendar | None = None) -> CourtWindow:
    """The window for applying to the court.

    It opens on the later of the day after the last remedy period and the day after the tenth working day from
    service of the demand notice; it closes three months after the remedy period, or after the instalments if later.
    Where reconsideration was decided only the suit against it counts; where reconsideration comes first only it.
    The statute says 催告书送达十日后, so the tenth working day itself still belongs to the party: one day later than
    a count that ends on it. Instalments: 行政处罚法第七十二条第二款.
    Article: 行政强制法第五十三条、第五十四条.
    """
    remedies = _remedies(facts, calendar)
    last = max(remedies, key=lambda deadline: deadline.due_on)
    remedy_end = last.due_on
    counted_from = facts.instalment_end or remedy_end
    closes_on = compute("T-COURT", max(counted_from, remedy_end), calendar=calendar).due_on
    steps = [
        f"救济期限：{deadline.rule.title}于{dated(deadline.due_on)}届满（{deadline.rule.citation}）。"
        for deadline in remedies
    ]
    opens_on = None
    if facts.demand_served_on:
        demand = compute("T-DEMAND", facts.demand_served_on, calendar=calendar)
        opens_on = max(remedy_end, demand.due_on) + timedelta(days=1)
        steps.append(f"催告：履行期限于{dated(demand.due_on)}届满（{demand.rule.citation}）。")
        steps.append(f"最早申请：{dated(opens_on)}。")
    steps.append(f"最迟申请：{dated(closes_on)}（{ACL.article(53)}）。")
    return CourtWindow(remedy_end, opens_on, closes_on, tuple(steps))


def _remedies(facts: Remedied, calendar: WorkingCalendar | None) -> tuple[Deadline, ...]:
    if facts.reconsideration_received_on:
        return (compute("T-SUIT-R", facts.reconsideration_received_on, calendar=calendar),)
    reconsideration = compute("T-REC", facts.served_on, calendar=calendar)
    if reconsideration_first(facts.decided_on, on_the_spot=facts.on_the_spot):
        return (reconsideration,)
    return (reconsideration, compute("T-SUIT", facts.served_on, calendar=calendar))
