use hpug_model::findings::{Finding, Severity};

use super::shown::Context;
use super::{heading, lead};
use crate::document::{Block, Cell, Column, Row, RowKind, Table, Text, Weight};

/// The check whose findings are restatements (checks, FORM-7).
pub const RESTATEMENT: &str = "FORM-7";

/// What the checks found, with the explanations; restatements under a heading of their own.
pub fn findings(context: &Context<'_>) -> Vec<Block> {
    let (restatements, others): (Vec<&Finding>, Vec<&Finding>) =
        context.findings.iter().partition(|finding| finding.check == RESTATEMENT);
    let mut blocks = vec![heading(1, "Findings and explanations")];
    if others.is_empty() {
        blocks.push(lead("The checks found nothing to correct or to explain."));
    } else {
        blocks.push(lead("What the program's checks found, and what the plan says about it."));
        blocks.push(Block::Table(table(context, "Findings and explanations", &groups(&others))));
    }
    if !restatements.is_empty() {
        blocks.push(heading(1, "Restatements"));
        blocks.push(lead("Figures that differ from those last on file for the same item and dates."));
        let group = [("Restated figures", restatements)];
        blocks.push(Block::Table(table(context, "Restatements", &group)));
    }
    blocks
}

fn groups<'a>(findings: &[&'a Finding]) -> Vec<(&'static str, Vec<&'a Finding>)> {
    let of = |title: &'static str, wanted: fn(&Finding) -> bool| {
        (title, findings.iter().copied().filter(|finding| wanted(finding)).collect::<Vec<_>>())
    };
    let groups = [
        of("Errors", |finding| finding.severity == Severity::Error),
        of("Warnings without an explanation", |finding| {
            finding.severity == Severity::Warning && finding.is_open()
        }),
        of("Explained warnings", |finding| finding.severity == Severity::Warning && !finding.is_open()),
        of("Notes", |finding| finding.severity == Severity::Note),
    ];
    groups.into_iter().filter(|(_, findings)| !findings.is_empty()).collect()
}

fn table(context: &Context<'_>, summary: &str, groups: &[(&str, Vec<&Finding>)]) -> Table {
    let mut rows = Vec::new();
    for (title, findings) in groups {
        let title = format!("{title} ({})", findings.len());
        rows.push(Row { kind: RowKind::Group, cells: vec![Cell::new(title).spanning(3)] });
        rows.extend(findings.iter().map(|finding| row(context, finding)));
    }
    Table {
        summary: summary.to_owned(),
        columns: vec![Column::share(0.5), Column::share(1.3), Column::share(3.0)],
        head: vec![["Check", "Where", "What was found"].map(Cell::new).to_vec()],
        rows,
    }
}

fn row(context: &Context<'_>, finding: &Finding) -> Row {
    let form = &context.report.form;
    let place = finding.at.first().map_or_else(|| "Report".to_owned(), |at| form.place_of(at.as_str()));
    let place = match finding.at.len() {
        0 | 1 => place,
        many => format!("{place} and {} more", many - 1),
    };
    let mut text = Text::from(finding.message.as_str());
    if let Some(explained) = &finding.explained {
        text = text.then("\nExplanation: ", Weight::Bold).then(explained.as_str(), Weight::Regular);
    } else if !finding.fix.is_empty() {
        text = text.then(format!("\n{}", finding.fix), Weight::Italic);
    }
    if let Some(because) = &finding.because {
        let (check, at) = because.split_once('@').unwrap_or((because, ""));
        text = text.then(format!("\nFollows from {check} at {}.", form.place_of(at)), Weight::Italic);
    }
    Row {
        kind: RowKind::Body,
        cells: vec![Cell::naming_row(finding.check), Cell::new(place), Cell::new(text)],
    }
}
