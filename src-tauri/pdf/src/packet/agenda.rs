use hpug_model::format;
use hpug_model::meetings::{AgendaItem, Meeting, Person, Side, slots, total_minutes};

use super::{part, sub};
use crate::document::{Align, Block, Cell, Column, Fact, ParagraphStyle, Row, RowKind, Table, Text, Weight};
use crate::report::{lead, paragraph};

/// Objective, how to join, the items with their times, who takes part, what was taken on, the next meeting.
pub fn agenda(meeting: &Meeting) -> Vec<Block> {
    let mut blocks = vec![part("Agenda")];
    if !meeting.objective.trim().is_empty() {
        blocks.push(lead(&meeting.objective));
    }
    blocks.push(Block::Facts(facts(meeting)));
    blocks.push(Block::Table(items(meeting)));
    blocks.extend(meeting.length_hint().map(|hint| paragraph(&hint, ParagraphStyle::Small)));
    if !meeting.topics.is_empty() {
        blocks.push(paragraph(
            &format!("Special topics: {}.", meeting.topics.join("; ")),
            ParagraphStyle::Body,
        ));
    }
    if !meeting.people.is_empty() {
        blocks.push(sub("Who takes part"));
        blocks.push(Block::Table(people(meeting)));
    }
    if !meeting.actions.is_empty() {
        blocks.push(sub("Taken on so far"));
        blocks.push(Block::Table(actions(meeting)));
    }
    if let Some(next) = meeting.next {
        let start = next.start.map(|start| format!(", {}", format::time(start))).unwrap_or_default();
        let text = format!("Next meeting: {}{start}.", format::weekday_and_day(next.date));
        blocks.push(paragraph(&text, ParagraphStyle::Aside));
    }
    blocks
}

fn facts(meeting: &Meeting) -> Vec<Fact> {
    let ends = meeting.ends().map(|ends| format!(" \u{2013} {}", format::time(ends))).unwrap_or_default();
    let time = format!("{}{ends}, {}", format::time(meeting.start), meeting.zone.label());
    let yes = |flag: bool| if flag { "Yes" } else { "No" };
    let rows = [
        ("Date", format::weekday_and_day(meeting.date)),
        ("Time", time),
        ("Webinar", meeting.webinar.address.clone()),
        ("Dial-in", meeting.webinar.phone.clone()),
        ("Passcode", meeting.webinar.passcodes.join(", ")),
        ("Convener", meeting.convener.clone()),
        (
            "Video, recording",
            format!("Cameras on: {}. Recorded: {}.", yes(meeting.video), yes(meeting.recorded)),
        ),
        ("Material goes to", meeting.receives.clone()),
    ];
    let said = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    said.map(|(label, value)| Fact::new(label, Text::leading(&value))).collect()
}

fn items(meeting: &Meeting) -> Table {
    let times = slots(meeting.start, &meeting.agenda);
    let begins = |at: usize| {
        times
            .as_ref()
            .and_then(|slots| slots.get(at))
            .map(|slot| format::time(slot.begins))
            .unwrap_or_default()
    };
    let row = |(at, item): (usize, &AgendaItem)| {
        let mut text = Text::of(item.item.as_str(), Weight::Bold);
        for sub in &item.sub {
            text = text.then(format!("\n\u{2013} {sub}"), Weight::Regular);
        }
        Row {
            kind: RowKind::Body,
            cells: vec![
                Cell::new(begins(at)),
                Cell::new(item.minutes.to_string()),
                Cell::naming_row(text),
                Cell::new(item.leader.as_str()),
            ],
        }
    };
    let mut rows: Vec<Row> = meeting.agenda.iter().enumerate().map(row).collect();
    let total = total_minutes(&meeting.agenda).to_string();
    let ends = meeting.ends().map(format::time).unwrap_or_default();
    rows.push(Row {
        kind: RowKind::Total,
        cells: vec![Cell::new(ends), Cell::new(total), Cell::naming_row("End"), Cell::new("")],
    });
    Table {
        summary: "Agenda".to_owned(),
        columns: vec![
            Column { align: Align::End, ..Column::figures(58.0) },
            Column::figures(52.0),
            Column::share(2.6),
            Column::share(1.2),
        ],
        head: vec![["Time", "Minutes", "Item", "Led by"].map(Cell::new).to_vec()],
        rows,
    }
}

/// A row per side, with everybody on it.
fn people(meeting: &Meeting) -> Table {
    let name = |person: &Person| match (person.name.trim(), person.organization.trim()) {
        ("", organization) => organization.to_owned(),
        (name, "") => name.to_owned(),
        (name, organization) => format!("{name} ({organization})"),
    };
    let row = |side: Side| {
        let of_side = meeting.people.iter().filter(|person| person.side == side);
        let names: Vec<String> = of_side.map(name).filter(|name| !name.is_empty()).collect();
        let cells = vec![Cell::naming_row(side.label()), Cell::new(names.join("; "))];
        (!names.is_empty()).then_some(Row { kind: RowKind::Body, cells })
    };
    let sides = [Side::Host, Side::Plan, Side::Purchaser, Side::Guest];
    Table {
        summary: "Who takes part".to_owned(),
        columns: vec![Column::share(1.0), Column::share(4.6)],
        head: vec![["Side", "Names"].map(Cell::new).to_vec()],
        rows: sides.into_iter().filter_map(row).collect(),
    }
}

fn actions(meeting: &Meeting) -> Table {
    let row = |action: &hpug_model::meetings::Action| Row {
        kind: RowKind::Body,
        cells: vec![
            Cell::naming_row(action.what.as_str()),
            Cell::new(action.who.as_str()),
            Cell::new(action.due.map(format::long_day).unwrap_or_default()),
            Cell::new(if action.done { "Done" } else { "Open" }),
        ],
    };
    Table {
        summary: "Taken on so far".to_owned(),
        columns: vec![Column::share(2.4), Column::share(1.2), Column::share(0.8), Column::share(0.5)],
        head: vec![["What", "Who", "Until", "State"].map(Cell::new).to_vec()],
        rows: meeting.actions.iter().map(row).collect(),
    }
}
