//! What the tests share: building fixtures, running `hpug`, driving the window.
