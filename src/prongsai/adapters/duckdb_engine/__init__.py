"""DuckDB: Parquet in and out, and large tables counted where they lie."""
