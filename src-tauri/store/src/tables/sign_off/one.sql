SELECT what, person, position, time, voided_at, voided_by FROM sign_off WHERE report = ?1 AND what = ?2
