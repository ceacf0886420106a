"""The mathematics of the ledger: tree, proofs, signed heads, bundles. Knows no Django and no database."""
