"""A copy of the installation that proves itself: taken while it runs, brought back, verified by the ledger."""
