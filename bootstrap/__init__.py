"""From a fresh clone to a running city. Runs before anything is installed: the standard library only."""
