//! Plans that a meeting sets side by side, in place of one plan's report.

use hpug_model::side_by_side::{Named, SideBySide, anonymous};

use super::held::SetBeside;
use crate::actions::compare::{Chosen, chosen};
use crate::error::Result;
use crate::session::Session;
use crate::wire::compare::CompareRequest;
use crate::wire::meetings::ComparableYear;

/// Plans side by side, and who stands behind which letter; that is empty with names.
pub(super) type Beside = (SideBySide, Vec<Named>);

impl Session {
    /// Forms and years of which there are at least two plans; those of most reports first, in them the newest year.
    pub(super) fn comparables(&self) -> Result<Vec<ComparableYear>> {
        let rows = self.open()?.store.reports()?;
        let mut found = Vec::new();
        let mut families: Vec<String> = Vec::new();
        for form in chosen(&rows, &CompareRequest::default())?.forms {
            if families.contains(&form.family) {
                continue;
            }
            families.push(form.family.clone());
            let years = chosen(&rows, &asked(&form.id, None))?.years;
            found.extend(years.into_iter().filter(|(_, plans)| *plans > 1).map(|(year, plans)| {
                let label = format!("{} \u{b7} {year} \u{b7} {plans} plans", form.title);
                ComparableYear { form: form.id.clone(), year, label }
            }));
        }
        Ok(found)
    }

    /// What a meeting without a plan usually sets side by side: the plans of the newest year that most of them answered.
    pub(super) fn usual_comparison(&self) -> Result<Option<SetBeside>> {
        let rows = self.open()?.store.reports()?;
        let Chosen { form, year, years, .. } = chosen(&rows, &CompareRequest::default())?;
        let (Some(form), Some(year)) = (form, year) else { return Ok(None) };
        let enough = years.iter().any(|(of, plans)| *of == year && *plans > 1);
        Ok(enough.then(|| SetBeside { form: form.id.clone(), year, names: false }))
    }

    /// The plans side by side, under letters unless names are asked for; nothing where fewer than two plans have answered.
    pub(super) fn set_beside(&mut self, wanted: &SetBeside) -> Result<Option<Beside>> {
        let rows = self.open()?.store.reports()?;
        let chosen = chosen(&rows, &asked(&wanted.form, Some(wanted.year)))?;
        let form = chosen.form.clone().filter(|form| form.id == wanted.form);
        let Some(form) = form.filter(|_| chosen.year == Some(wanted.year)) else { return Ok(None) };
        let side = self.side(&form, &chosen, &rows)?;
        if side.columns.len() < 2 || side.lines.is_empty() {
            return Ok(None);
        }
        if wanted.names {
            return Ok(Some((SideBySide::clone(&side), Vec::new())));
        }
        let (hidden, mut key) = anonymous(SideBySide::clone(&side), self.letters_seed(&form)?);
        // Reports are known to people by their plan, not by their number in the store.
        for named in &mut key {
            named.source.clone_from(&form.title);
        }
        Ok(Some((hidden, key)))
    }
}

fn asked(form: &str, year: Option<u16>) -> CompareRequest {
    CompareRequest { form: Some(form.to_owned()), year, ..CompareRequest::default() }
}
