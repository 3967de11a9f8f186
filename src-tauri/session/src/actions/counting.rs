//! Contracts counted into a cell by the rules for dollars, with their arithmetic kept beside the value.

use hpug_model::counting::{self, By, Counted, CountingError, Point};
use hpug_model::values::{Kind, date_of, month_of, number_of, one_line};
use hpug_model::{Address, Value, crosswalk, format};
use rust_decimal::Decimal;

use super::edit::{Write, put};
use crate::error::{Result, SessionError};
use crate::loaded::{Part, Source};
use crate::session::{Deed, Session};
use crate::views::counting_period;
use crate::wire::counting::{CountedCell, CountingRequest, CountingRule, CountingView};
use crate::wire::reports::Changed;

/// A cell with what it gets.
struct Target {
    address: Address,
    label: String,
    before: Option<Decimal>,
    counted: Decimal,
    after: Decimal,
    source: Source,
}

impl Session {
    /// What a contract comes to by the rule asked for; nothing is changed.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a cell that takes no dollars of a line of business, those of reading.
    pub fn count_contract(&mut self, id: u32, request: &CountingRequest) -> Result<CountingView> {
        let counted = match self.by_rule(id, request)? {
            Ok(counted) => counted,
            Err(problem) => {
                return Ok(CountingView { steps: Vec::new(), problem: Some(problem), cells: Vec::new() });
            }
        };
        let cell = |target: Target| CountedCell {
            label: target.label,
            before: target.before.map(format::dollars).unwrap_or_default(),
            counted: format::dollars(target.counted),
            after: format::dollars(target.after),
        };
        let cells = self.targets(id, request, &counted)?.into_iter().map(cell).collect();
        Ok(CountingView { steps: counted.steps, problem: None, cells })
    }

    /// Counts a contract into its cell and, where it was split, into the row of legacy payment: one step of undo.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] where it can't be counted so, [`SessionError::ReadOnly`], those of writing.
    pub fn enter_contract(&mut self, id: u32, edit_id: &str, request: &CountingRequest) -> Result<Changed> {
        let (person, time) = (self.person()?, self.time());
        self.own(id)?;
        let counted = self.by_rule(id, request)?.map_err(SessionError::Uncountable)?;
        let targets = self.targets(id, request, &counted)?;
        let write = |target: &Target| {
            Write::of(&target.address, Some(&Value::number(target.after)), &target.source, (&person, &time))
        };
        let writes = targets.iter().map(write).collect::<Result<Vec<_>>>()?;
        let kind = match request.rule {
            CountingRule::Split { .. } => "split a contract",
            CountingRule::Annualise { .. } => "annualized",
        };
        self.change(id, &Deed::edit(edit_id, kind), |tx| put(tx, id, &writes))
    }

    /// The dollars by the rule, or why not, in a sentence.
    fn by_rule(
        &mut self,
        id: u32,
        request: &CountingRequest,
    ) -> Result<std::result::Result<Counted, String>> {
        let report = &self.loaded(id)?.report;
        let point = super::edit::point_of(&report.form, &request.address)?;
        let (Some(lob), Kind::Dollars) = (point.lob, point.kind) else {
            return Err(SessionError::bad(&request.address, "no contract is counted into this cell"));
        };
        let Some((period, _)) = counting_period(report, lob) else {
            return Err(SessionError::bad(&request.address, "the form names no year"));
        };
        let Some(dollars) = number_of(Kind::Dollars, &request.dollars) else {
            return Ok(Err("Enter the dollars of the contract.".to_owned()));
        };
        let counted = match &request.rule {
            CountingRule::Split { start, by_days } => {
                let by = if *by_days { By::Days } else { By::Months };
                match date_of(start).or_else(|| crosswalk::month_start(&month_of(start)?)) {
                    Some(start) => counting::split(dollars, start, period, by),
                    None => return Ok(Err("Enter the day the contract began, such as 7/1/2016.".to_owned())),
                }
            }
            CountingRule::Annualise { length, months, ran_all_along } => {
                let point = if *months { Point::Months(*length) } else { Point::Days(*length) };
                counting::annualise(dollars, point, period, *ran_all_along)
            }
        };
        Ok(counted.map_err(|error: CountingError| error.to_string()))
    }

    fn targets(&mut self, id: u32, request: &CountingRequest, counted: &Counted) -> Result<Vec<Target>> {
        let address = Address::from(request.address.as_str());
        let mut wanted = vec![(address.clone(), counted.model)];
        if let Some(legacy) = counted.legacy {
            let form = &self.loaded(id)?.report.form;
            let row = crosswalk::legacy_row(form).ok_or_else(|| {
                SessionError::bad(&request.address, "the form has no row of legacy payment")
            })?;
            let row = Address::new(row, address.lob(), None, address.measure());
            if row == address {
                return Err(SessionError::bad(
                    &request.address,
                    "legacy payment needs no split; count the contract in the row of its payment model",
                ));
            }
            wanted.push((row, legacy));
        }
        wanted
            .into_iter()
            .map(|(address, dollars)| self.target(id, request, counted, address, dollars))
            .collect()
    }

    fn target(
        &mut self,
        id: u32,
        request: &CountingRequest,
        counted: &Counted,
        address: Address,
        dollars: Decimal,
    ) -> Result<Target> {
        let report = &self.loaded(id)?.report;
        let item = report.form.item_of(super::edit::point_of(&report.form, address.as_str())?);
        let label = format!("{} {}", item.mark, item.label).trim().to_owned();
        let before = report.answer(address.as_str()).and_then(Value::as_number);
        let kept = before.filter(|_| request.add);
        let after = kept
            .unwrap_or_default()
            .checked_add(dollars)
            .ok_or_else(|| SessionError::bad("Dollars", "they are too large to add"))?;
        let part = Part {
            name: one_line(&request.name),
            dollars: dollars.normalize().to_string(),
            steps: counted.steps.clone(),
        };
        let source = self.with_part(id, &address, kept, part)?;
        Ok(Target { address, label, before, counted: dollars, after, source })
    }

    /// The source of a value that a contract is added to: earlier contracts stay told.
    fn with_part(&self, id: u32, address: &Address, kept: Option<Decimal>, part: Part) -> Result<Source> {
        let kept = kept.map(|number| number.normalize().to_string());
        let row = self.open()?.store.answer(i64::from(id), address.as_str())?;
        let source = row.map(|row| crate::loaded::source_of(&row.source)).transpose()?;
        Ok(match source {
            Some(Source::Counted { kept: first, mut parts }) if kept.is_some() => {
                parts.push(part);
                Source::Counted { kept: first, parts }
            }
            _ => Source::Counted { kept, parts: vec![part] },
        })
    }
}
