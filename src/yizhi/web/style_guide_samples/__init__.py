"""Samples for the style guide: invented names, long and short, many and none."""
