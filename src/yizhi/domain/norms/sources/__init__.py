"""Readers of laws and of this module's own data files: pure, streaming, tolerant, saying what they could not read."""
