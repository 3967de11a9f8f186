//! Which addresses a link may have.

use std::sync::Arc;

/// Most characters of an address.
const LONGEST: usize = 2_000;

/// The address of a link if it is a plain web or e-mail address; `None` for every other scheme, whatever blanks, control
/// characters or capitals hide it.
pub fn allowed(address: &str) -> Option<Arc<str>> {
    let address = address.trim();
    let fits = address.len() <= LONGEST;
    let clean = address.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"'`\\{}|^".contains(c));
    if !fits || !clean {
        return None;
    }
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let leads_somewhere = match scheme.as_str() {
        "http" | "https" => {
            rest.strip_prefix("//").is_some_and(|host| host.starts_with(char::is_alphanumeric))
        }
        "mailto" => rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
        _ => false,
    };
    leads_somewhere.then(|| Arc::from(format!("{scheme}:{rest}")))
}
