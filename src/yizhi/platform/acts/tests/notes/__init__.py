"""A module for the tests: notes, a kind of record, and the acts on them."""
