DELETE FROM sign_off WHERE report = ?1 AND what = ?2
