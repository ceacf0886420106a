"""Who manages this module's records at all."""

from yizhi.platform.acts.condition import role

organisers = role("ADMINISTRATOR", "GUIDANCE_OFFICE", "SYSTEM", title="系统管理员或综合执法指导办")
administrators = role("ADMINISTRATOR", "SYSTEM", title="系统管理员")
supervisors = role(
    "SUPERVISOR", "SYSTEM", title="司法行政部门执法监督员", article="《浙江省综合行政执法条例》第二十八条"
)
installers = role("SYSTEM", title="系统安装程序")
