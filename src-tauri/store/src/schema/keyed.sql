-- On every connection once its key is proven, before anything is written.
PRAGMA temp_store = MEMORY;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA secure_delete = ON;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 0;
