-- On every connection before its key: wipe freed memory, write no log, hold the file alone.
PRAGMA cipher_memory_security = ON;
PRAGMA cipher_log_level = NONE;
PRAGMA locking_mode = EXCLUSIVE;
