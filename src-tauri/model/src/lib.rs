//! The domain, pure: forms, answers, values, checks and findings. No I/O, no clock.
