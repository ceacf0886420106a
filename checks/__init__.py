"""What no linter knows: the rules of this house, each as a check that names file, line and what to do."""
