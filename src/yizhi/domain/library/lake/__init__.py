"""The lake of decided cases: Parquet by year, the source of truth of everything the case side shows."""
