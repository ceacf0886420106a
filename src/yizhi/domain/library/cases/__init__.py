"""The case side of the library: what similar cases were decided like, from the lake and its index."""
