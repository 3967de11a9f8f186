//! `hpug`, the command line.

fn main() {}
