//! Passwords come from the environment, never from the command line, where other programs could see them.

use crate::failure::Failure;

/// The password in the environment variable named on the command line; `None` when none is named.
pub fn password(variable: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(variable) = variable else { return Ok(None) };
    match std::env::var(variable) {
        Ok(password) if !password.is_empty() => Ok(Some(password)),
        Ok(_) => Err(Failure::Usage(format!(
            "the environment variable {variable} is empty; put the password into it"
        ))),
        Err(_) => Err(Failure::Usage(format!(
            "the environment variable {variable} is not set; put the password into it"
        ))),
    }
}
