"""What people without an account can open: verify a decision, a party's own page, the log's key and heads."""
