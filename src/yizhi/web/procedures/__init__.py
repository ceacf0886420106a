"""The procedures the law orders, for everybody to read: table, diagram, reference page."""
