"""以案释法: a published case told with its law, its reasons and what to learn from it, masked and checked by two."""
