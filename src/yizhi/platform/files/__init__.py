"""Evidence files: hashed on arrival, kept by content, never changed."""
