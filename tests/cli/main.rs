//! `hpug` as typed.
