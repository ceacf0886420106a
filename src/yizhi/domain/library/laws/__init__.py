"""The law side of the library: search over articles in a citizen's words, and how good it is."""
