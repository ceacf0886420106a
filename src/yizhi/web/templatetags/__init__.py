"""Template tags of the shell: one library, `{% load yizhi %}`."""
