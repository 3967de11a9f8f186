use hpug_model::address::{Lob, Period};
use hpug_model::format;
use hpug_model::forms::Section;
use hpug_model::values::Kind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::paragraph;
use super::shown::{Context, columns};
use crate::document::{Bar, Bars, Block, ParagraphStyle, Segment};

/// Stacked bars of a section whose columns are wholes, one per line of business and period that has figures.
pub fn bars(context: &Context<'_>, section: &Section) -> Vec<Block> {
    if section.bars.is_empty() {
        return Vec::new();
    }
    let mut bars = Vec::new();
    let mut words = Vec::new();
    for lob in context.report.covered() {
        for period in Period::ALL {
            let sums = sums(context, section, lob, period);
            let whole: Decimal = sums.iter().sum();
            if whole <= Decimal::ZERO || sums.iter().any(|sum| sum.is_sign_negative() && !sum.is_zero()) {
                continue;
            }
            let label = format!("{}, {}", lob.label(), period.label());
            let said = section.bars.iter().zip(&sums);
            let said: Vec<String> = said
                .map(|((name, _), sum)| format!("{name} {}", format::with_unit(Kind::Percent, *sum)))
                .collect();
            words.push(format!("{label}: {}.", said.join(", ")));
            bars.push(Bar { label, segments: sums.iter().map(|sum| segment(*sum, whole)).collect() });
        }
    }
    if bars.is_empty() {
        return Vec::new();
    }
    let legend = section.bars.iter().map(|(name, _)| name.clone()).collect();
    vec![
        paragraph("The same in four groups, in percent", ParagraphStyle::Label),
        Block::Bars(Bars { alt: words.join(" "), legend, bars }),
    ]
}

/// What each group of items comes to in a column, as shown.
pub fn sums(context: &Context<'_>, section: &Section, lob: Lob, period: Period) -> Vec<Decimal> {
    let shown = |code: &String| {
        let item = section.items.iter().find(|item| item.code == *code)?;
        let measure = columns(item).next()?;
        let point = context.point(item, Some(lob), Some(period), &measure.key)?;
        context.figures.shown(point.address.as_str())
    };
    section.bars.iter().map(|(_, items)| items.iter().filter_map(shown).sum()).collect()
}

fn segment(sum: Decimal, whole: Decimal) -> Segment {
    let share = (sum * Decimal::ONE_THOUSAND).checked_div(whole).unwrap_or_default();
    Segment {
        thousandths: share.round().to_u32().unwrap_or(0),
        label: format::number(Kind::Percent, sum, Some(1)),
    }
}
