DELETE FROM unread WHERE path = ?1
