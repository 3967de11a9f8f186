use hpug_model::address::{Lob, Period};
use hpug_model::format;
use hpug_model::forms::Section;
use hpug_model::values::Kind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::bars::sums;
use super::paragraph;
use super::shown::Context;
use crate::document::{Block, ParagraphStyle, Slope, Slopes};

/// The groups of a section whose columns are wholes from Prior to Current, a picture per line of business that has figures
/// of both.
pub fn slopes(context: &Context<'_>, section: &Section) -> Vec<Block> {
    if section.bars.len() < 2 {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    for lob in context.report.covered() {
        if let Some(slopes) = of_line(context, section, lob) {
            let title = format!("{}: the groups from Prior to Current", lob.label());
            blocks.push(paragraph(&title, ParagraphStyle::Label));
            blocks.push(Block::Slopes(slopes));
        }
    }
    blocks
}

fn of_line(context: &Context<'_>, section: &Section, lob: Lob) -> Option<Slopes> {
    let (from, to) =
        (sums(context, section, lob, Period::Prior), sums(context, section, lob, Period::Current));
    let has_figures = |sums: &[Decimal]| sums.iter().any(|sum| !sum.is_zero());
    let ends = from.iter().chain(&to).copied();
    let (least, most) = (ends.clone().min()?, ends.max()?);
    if !has_figures(&from) || !has_figures(&to) || least == most {
        return None;
    }
    let place = |number: Decimal| {
        let part = ((number - least) * Decimal::ONE_THOUSAND).checked_div(most - least);
        part.and_then(|part| part.round().to_u32()).unwrap_or(0)
    };
    let shown = |number| format!("{} %", format::number(Kind::Percent, number, Some(1)));
    let groups = section.bars.iter().zip(from.into_iter().zip(to));
    let line = |((name, _), (from, to)): (&(String, Vec<String>), (Decimal, Decimal))| Slope {
        label: name.clone(),
        from: place(from),
        to: place(to),
        from_text: shown(from),
        to_text: shown(to),
    };
    let lines: Vec<Slope> = groups.map(line).collect();
    let said = lines.iter().map(|line| format!("{}: {} to {}.", line.label, line.from_text, line.to_text));
    let alt = format!("{}, from Prior to Current. {}", lob.label(), said.collect::<Vec<_>>().join(" "));
    Some(Slopes { alt, ends: ["Prior".to_owned(), "Current".to_owned()], lines })
}
