"""The index of decided cases: made from the lake, shard by year, and thrown away at any time."""
