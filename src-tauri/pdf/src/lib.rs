//! Documents to PDF bytes: layout, shaping, tagging.
