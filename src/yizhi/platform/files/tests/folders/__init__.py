"""A module for the tests: folders that hold files, under row security like any record."""
