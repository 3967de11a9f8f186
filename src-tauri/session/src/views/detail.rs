//! Everything about the cell in focus.

use hpug_model::address::Lob;
use hpug_model::forms::{self, DataPoint, Role};
use hpug_model::periods::Span;
use hpug_model::rounding::round;
use hpug_model::values::Kind;
use hpug_model::{Report, crosswalk, format};

use super::View;
use crate::wire::cells::{CellDetail, HistoryLine, NationalView, SourceKind, WorkingView};
use crate::wire::counting::CountingOffer;

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
            title: if point.role == Role::Working { &form.measure_of(point).label } else { &item.label }
                .clone(),
            asks: self.asks(point),
            fraction: (point.kind == Kind::Percent && !item.fraction.is_empty())
                .then(|| item.fraction.clone()),
            was: self.was(point),
            working: self.working_of(point),
            derived,
            national: self.national(point),
            source: self.source_sentence(point),
            derivation: self
                .facts
                .marks
                .get(address)
                .filter(|_| self.report.answer(address).is_some())
                .map(|mark| mark.derivation.clone())
                .unwrap_or_default(),
            counting: self.counting(point),
            terms: self.terms(point),
            years: Vec::new(),
            history,
            remark: self.report.remarks.get(address).cloned().unwrap_or_default(),
        })
    }

    /// What is asked; a working figure has no place in the form that could say it.
    fn asks(&self, point: &DataPoint) -> String {
        let item = self.report.form.item_of(point);
        if point.role != Role::Working {
            return item.asks.clone();
        }
        let of = if item.total { "the percents of this section" } else { item.label.as_str() };
        format!(
            "A working figure behind {of}. The form has no cell for it, and it is left out of exports unless you include it."
        )
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
        self.report.national_beside(point).into_iter().map(view).collect()
    }

    /// Where a value comes from that nobody entered.
    fn unentered(&self, point: &DataPoint) -> &'static str {
        let form = &self.report.form;
        match (point.share, form.measure_of(point)) {
            (Some(_), _) if point.role == Role::Computed => "Computed from its numerator and denominator.",
            (Some(_), _) => "Derived from its working figures.",
            (None, _) if !point.sum.is_empty() => "The sum of its parts.",
            (None, _) if point.same_as.is_some() => "Taken from where the same is asked.",
            (None, measure) if measure.of_report.is_some() => "Taken from plan and contact.",
            _ => "Set by the plan's baseline questionnaire until you answer it here.",
        }
    }

    fn source_sentence(&self, point: &DataPoint) -> Option<String> {
        let address = point.address.as_str();
        if self.report.answer(address).is_some() {
            return self.facts.marks.get(address).map(|mark| mark.sentence.clone());
        }
        if !self.figures.is_derived(address) {
            return None;
        }
        let own = self.unentered(point);
        let numerator = point.share.map(|(of, _)| &self.report.form.points[of].address);
        let mark = numerator.and_then(|of| self.facts.marks.get(of));
        let computed = mark.filter(|mark| mark.source == SourceKind::Computed);
        Some(computed.map_or_else(|| own.to_owned(), |mark| format!("{own} {}", mark.sentence)))
    }

    /// The counting rules are those of the LAN's payment models.
    fn counting(&self, point: &DataPoint) -> Option<CountingOffer> {
        let form = &self.report.form;
        let legacy = crosswalk::legacy_row(form)?;
        let is_model = point.kind == Kind::Dollars && point.role == Role::Answer;
        let lob = point.lob.filter(|_| is_model && form.sections[point.section].lobs.len() == 1)?;
        let ((start, end), assumed) = counting_period(self.report, lob)?;
        let item = form.item(legacy)?;
        Some(CountingOffer {
            start: start.to_string(),
            end: end.to_string(),
            months: format::span((start, end)),
            assumed,
            legacy: (form.item_of(point).code != legacy).then(|| format!("{} {}", item.mark, item.label)),
        })
    }
}

/// The 12 months that contracts of a line of business are counted in, and whether they are only assumed: without a word
/// of the report the calendar year before the edition's.
pub fn counting_period(report: &Report, lob: Lob) -> Option<(Span, bool)> {
    let assumed = || {
        let year = report.form.edition.checked_sub(1)?;
        crosswalk::span_of(&format!("{year}-01/{year}-12"))
    };
    match crosswalk::months(report, lob) {
        Some(span) => Some((span, false)),
        None => Some((assumed()?, true)),
    }
}
