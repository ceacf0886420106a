"""The documents of a penalty case as data: one folder per code with its definition and its templates."""
