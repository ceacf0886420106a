"""How often one visitor may ask, by kind of request: times/seconds. What falls under which is in `rate_limits.py`."""

DEFAULT_RATE_LIMITS = "sign_in=300/60,codes=60/60,public=240/60,search=240/60,uploads=1200/60,api=600/60"
