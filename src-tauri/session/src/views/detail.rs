//! Everything about the cell in focus.

use hpug_model::forms::{self, DataPoint};
use hpug_model::rounding::round;
use hpug_model::values::Kind;
use hpug_model::{Address, format};

use super::View;
use crate::wire::cells::{CellDetail, HistoryLine, NationalView, WorkingView};

impl View<'_> {
    /// The cell in focus with what is asked, what derives it, what is published beside it and where it came from;
    /// `None` when the form doesn't have the address. `history` comes from the store, newest first.
    pub fn detail(&self, address: &str, history: Vec<HistoryLine>) -> Option<CellDetail> {
        let form = &self.report.form;
        let position = form.position(address)?;
        let point = &form.points[position];
        let item = form.item_of(point);
        let derived = self.figures.share_at(position).map(|share| {
            let places = form.measure_of(point).decimals.unwrap_or(1);
            format!("{} %", format::number(Kind::Percent, round(share, places), Some(places)))
        });
        Some(CellDetail {
            cell: self.cell_of(point),
            place: form.place_of(address),
            title: item.label.clone(),
            asks: item.asks.clone(),
            fraction: (point.kind == Kind::Percent && !item.fraction.is_empty())
                .then(|| item.fraction.clone()),
            was: self.was(point),
            working: self.working_of(point),
            derived,
            national: self.national(point),
            source: self.source_sentence(address),
            history,
            remark: self.report.remarks.get(address).cloned().unwrap_or_default(),
        })
    }

    /// The other period's figure: `prior 12.9 %` beside Current, `current 14.2 %` beside Prior.
    fn was(&self, point: &DataPoint) -> Option<String> {
        let other = &self.report.form.points[point.counterpart?];
        let shown = self.figures.shown(other.address.as_str())?;
        Some(format!("{} {}", other.period?.key(), format::with_unit(other.kind, shown)))
    }

    fn working_of(&self, point: &DataPoint) -> Vec<WorkingView> {
        let form = &self.report.form;
        let Some((of, over)) = point.share else { return Vec::new() };
        let view = |position: usize| {
            let point = &form.points[position];
            WorkingView { label: form.measure_of(point).label.clone(), cell: self.cell_of(point) }
        };
        vec![view(of), view(over)]
    }

    fn national(&self, point: &DataPoint) -> Vec<NationalView> {
        let period = point.period.and_then(|period| self.report.period(period));
        let (Some(period), Kind::Percent, Ok(figures)) = (period, point.kind, forms::national_figures())
        else {
            return Vec::new();
        };
        let code = &self.report.form.item_of(point).code;
        let text = |figure: &forms::Benchmark| {
            let whose = figure.lob.map_or("all payers", |lob| lob.label());
            format!(
                "US {}, {}, {}: {}\u{a0}%",
                figure.year,
                figure.label,
                whose.to_lowercase(),
                figure.percent.normalize()
            )
        };
        let view =
            |figure: &forms::Benchmark| NationalView { text: text(figure), source: figure.source.clone() };
        figures.beside(code, point.lob, period).into_iter().map(view).collect()
    }

    /// Where a value comes from that nobody entered.
    fn derivation(&self, address: &str) -> &'static str {
        let form = &self.report.form;
        let point = form.point(address);
        let measure = point.map(|point| form.measure_of(point));
        match (point, measure) {
            (Some(point), _) if point.share.is_some() => "Derived from its working figures.",
            (Some(point), _) if !point.sum.is_empty() => "The sum of its parts.",
            (Some(point), _) if point.same_as.is_some() => "Taken from where the same is asked.",
            (_, Some(measure)) if measure.of_report.is_some() => "Taken from plan and contact.",
            _ => "Set by the plan's baseline questionnaire until you answer it here.",
        }
    }

    fn source_sentence(&self, address: &str) -> Option<String> {
        if self.report.answer(address).is_none() {
            return self.figures.is_derived(address).then(|| self.derivation(address).to_owned());
        }
        self.facts.marks.get(&Address::from(address)).map(|mark| mark.sentence.clone())
    }
}
