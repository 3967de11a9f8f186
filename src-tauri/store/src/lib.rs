//! The encrypted store: one SQLite file, and the only place that holds SQL.
