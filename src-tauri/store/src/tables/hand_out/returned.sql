UPDATE hand_out SET returned_at = ?2 WHERE id = ?1
