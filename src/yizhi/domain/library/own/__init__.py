"""Cases that this installation decided: they come into the lake when they are published, and leave it when not."""
