"""The port of case search served by an OpenSearch cluster: for more than one machine serves."""
