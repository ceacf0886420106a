"""Synthetic cases: to try the library where there are no real ones. Each is marked so wherever it is shown."""
