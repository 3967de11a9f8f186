SELECT path, kind, message, time FROM unread ORDER BY time, path
