"""Files → postings: JSONL, CSV and Parquet cut into parts that any process can read by itself."""
