"""Who somebody is, vouched for by an external provider."""
