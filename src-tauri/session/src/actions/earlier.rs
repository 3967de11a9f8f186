//! A report beside the earlier ones of its plan.

use crate::error::{Result, SessionError};
use crate::session::Session;
use crate::views::over_years;
use crate::wire::received::EarlierYears;

impl Session {
    /// A report's answers beside those of the plan's earlier reports on file, item by item as the editions compare.
    ///
    /// # Errors
    /// Of reading.
    pub fn earlier_years(&mut self, id: u32) -> Result<EarlierYears> {
        self.loaded(id)?;
        let open = self.open_mut()?;
        let loaded = open.loaded.as_mut().ok_or_else(|| SessionError::no("report", id))?;
        loaded.look_back(&open.store)?;
        Ok(over_years(&loaded.report, loaded.past()))
    }
}
