//! An answer in pieces that rows of a sheet hold: text with bold and italic words, rows of tables, links.

use hpug_model::rich::{Line, RichText, Run, Shown, Table};

use crate::own;
use crate::paragraphs;

/// What one or several rows hold.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// Text in one cell; `mark` says how it goes on with the piece before.
    Text { runs: Vec<Run>, mark: &'static str },
    /// A row of a table, a cell a column.
    Row { cells: Vec<Vec<Line>>, heads: bool },
    /// Where words lead.
    Link { words: String, address: String },
}

/// Characters on a line of the answer column, cautiously.
const WIDTH: usize = 84;
/// Lines that a row can be high.
const LINES: usize = 26;

/// The pieces of an answer with formatting.
pub(super) fn of_rich(text: &RichText) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut lines = Vec::new();
    for shown in text.shown() {
        match shown {
            Shown::Line { prefix, line } => {
                let mut runs = vec![Run { text: prefix, ..Run::default() }];
                runs.extend(line.0.iter().cloned());
                lines.push(runs);
            }
            Shown::Table(table) => {
                put_lines(std::mem::take(&mut lines), &mut pieces);
                pieces.extend(rows(table));
            }
        }
    }
    put_lines(lines, &mut pieces);
    pieces.extend(links(text));
    pieces
}

/// An answer with formatting as it stands in a single cell.
pub(super) fn in_one_cell(text: &RichText) -> Vec<Run> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for shown in text.shown() {
        match shown {
            Shown::Line { prefix, line } => {
                let prefix = Run { text: prefix, ..Run::default() };
                lines.push(std::iter::once(prefix).chain(line.0.iter().cloned()).collect());
            }
            Shown::Table(table) => {
                lines.extend((0..table.rows.len()).map(|row| plain_run(&table.plain_row(row))))
            }
        }
    }
    joined(lines)
}

fn plain_run(line: &str) -> Vec<Run> {
    vec![Run { text: line.to_owned(), ..Run::default() }]
}

fn joined(lines: Vec<Vec<Run>>) -> Vec<Run> {
    let apart = !lines.iter().any(|line| is_blank(line));
    let mut runs = Vec::new();
    let mut before = String::new();
    for (at, line) in lines.into_iter().enumerate() {
        let words = plain_of(&line);
        if at > 0 {
            let parted = apart && !paragraphs::are_close(&before, &words);
            runs.extend(plain_run(if parted { "\n\n" } else { "\n" }));
        }
        runs.extend(line);
        before = words;
    }
    runs
}

/// The pieces of a plain answer.
pub(super) fn of_plain(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    put_lines(text.split('\n').map(plain_run).collect(), &mut pieces);
    pieces
}

fn rows(table: &Table) -> impl Iterator<Item = Piece> {
    let row = |(at, cells): (usize, &Vec<Vec<Line>>)| Piece::Row {
        cells: cells.clone(),
        heads: at == 0 && table.headed,
    };
    table.rows.iter().enumerate().map(row)
}

fn links(text: &RichText) -> Vec<Piece> {
    let mut links: Vec<Piece> = Vec::new();
    let runs = text.shown().into_iter().flat_map(|shown| match shown {
        Shown::Line { line, .. } => line.0.clone(),
        Shown::Table(table) => {
            table.rows.iter().flatten().flatten().flat_map(|line| line.0.clone()).collect()
        }
    });
    for run in runs {
        let Some(address) = run.link else { continue };
        let link = Piece::Link { words: run.text.trim().to_owned(), address: address.to_string() };
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

/// Lines as texts of a height that a row can have, joined by line ends; paragraphs stand apart by a blank line unless the
/// text has some of its own. Of a text that takes several rows blank lines have rows of their own: programs drop blank
/// lines at the ends of a cell.
fn put_lines(lines: Vec<Vec<Run>>, pieces: &mut Vec<Piece>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut used = 0;
    let mut begun = false;
    let mut mark = "";
    let apart = !lines.iter().any(|line| is_blank(line));
    let whole = lines.iter().map(|line| height(line)).sum::<usize>() <= LINES;
    let mistakable = whole && !apart && paragraphs::is_mistakable(&text_of(&lines));
    let mut before = String::new();
    for mut line in lines {
        if mistakable && is_blank(&line) {
            line.extend(plain_run(" "));
        }
        let words = plain_of(&line);
        let height = height(&line);
        let is_blank = !whole && is_blank(&line);
        if begun && (used + height > LINES || is_blank) {
            pieces.push(Piece::Text { runs: std::mem::take(&mut runs), mark: std::mem::take(&mut mark) });
            (used, begun) = (0, false);
        }
        if is_blank {
            pieces.push(Piece::Text { runs: Vec::new(), mark: "" });
            continue;
        }
        if height > LINES {
            pieces.extend(split(line));
            continue;
        }
        if begun {
            let parted = apart && !paragraphs::are_close(&before, &words);
            let between = if parted { "\n\n" } else { "\n" };
            runs.push(Run { text: between.to_owned(), ..Run::default() });
            mark = if parted { own::PARTED } else { mark };
            used += usize::from(parted);
        }
        runs.extend(line);
        before = words;
        used += height;
        begun = true;
    }
    if begun {
        pieces.push(Piece::Text { runs, mark });
    }
}

fn is_blank(line: &[Run]) -> bool {
    line.iter().all(|run| run.text.trim().is_empty())
}

fn text_of(lines: &[Vec<Run>]) -> String {
    lines.iter().map(|line| plain_of(line)).collect::<Vec<_>>().join("\n")
}

fn plain_of(line: &[Run]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

fn height(line: &[Run]) -> usize {
    let characters: usize = line.iter().map(|run| run.text.chars().count()).sum();
    characters.div_ceil(WIDTH).max(1)
}

/// A paragraph that is longer than a row can be high, in parts that go on with each other. A part ends at a single
/// blank, which the joining brings back; where there is none, within a word.
fn split(line: Vec<Run>) -> Vec<Piece> {
    let mut parts = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    let mut used = 0;
    let mut mark = "";
    for run in line {
        let mut rest = Run { ..run };
        while used + rest.text.chars().count() > LINES * WIDTH {
            let (cut, next, glue) = cut(&rest.text, LINES * WIDTH - used);
            let tail = rest.text.split_off(next);
            rest.text.truncate(cut);
            let behind = Run { text: tail, ..rest.clone() };
            runs.push(rest);
            parts.push(Piece::Text { runs: std::mem::take(&mut runs), mark });
            (rest, used, mark) = (behind, 0, glue);
        }
        used += rest.text.chars().count();
        runs.push(rest);
    }
    parts.push(Piece::Text { runs, mark });
    parts
}

/// Where a part ends and the next begins, in bytes, and how they are joined.
fn cut(text: &str, most: usize) -> (usize, usize, &'static str) {
    let limit = text.char_indices().nth(most.max(1)).map_or(text.len(), |(at, _)| at);
    let blank = |at: &usize| {
        let (before, behind) = (text[..*at].chars().next_back(), text[*at + 1..].chars().next());
        text[*at..].starts_with(' ')
            && before.is_some_and(|c| !c.is_whitespace())
            && behind.is_some_and(|c| !c.is_whitespace())
    };
    let mut blanks = text[..limit].match_indices(' ').map(|(at, _)| at);
    match blanks.rfind(blank).filter(|at| *at > limit / 2) {
        Some(at) => (at, at + 1, own::SPACED),
        None => {
            let inside = |at: &usize| {
                text.is_char_boundary(*at)
                    && !text[..*at].ends_with(char::is_whitespace)
                    && !text[*at..].starts_with(char::is_whitespace)
            };
            let at = (1..=limit).rev().find(inside).unwrap_or(limit);
            (at, at, own::GLUED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Joins pieces as the reader does.
    fn joined(pieces: &[Piece]) -> String {
        let mut text = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            let Piece::Text { runs, mark } = piece else { continue };
            let between = if at == 0 { "" } else { own::between(mark) };
            text.push_str(between);
            let mut part: String = runs.iter().map(|run| run.text.as_str()).collect();
            assert!(*mark != own::PARTED || !text.contains("\n\n"));
            if *mark == own::PARTED {
                part = part.replace("\n\n", "\n");
            }
            assert!(part.chars().count() <= LINES * (WIDTH + 1), "{}", part.len());
            assert!(at == 0 || mark.is_empty() || !part.starts_with(char::is_whitespace));
            text.push_str(part.trim());
        }
        paragraphs::own_lines(&text)
    }

    #[test]
    fn pieces_join_to_the_text() {
        for text in [
            "one\ntwo\n\nthree".to_owned(),
            "one\ntwo\n\u{2022} three\n1. four\nfive".to_owned(),
            "word ".repeat(2_000).trim().to_owned(),
            "x".repeat(9_000),
            "ä  b ".repeat(1_500).trim().to_owned(),
            "line\n".repeat(100).trim().to_owned(),
            "é".repeat(5_000),
            format!("{}\n{}", "a b ".repeat(900).trim(), "tail"),
        ] {
            assert_eq!(joined(&of_plain(&text)), text);
        }
    }

    #[test]
    fn a_single_cell_holds_paragraphs_apart_and_bold_words() {
        let document = serde_json::json!({ "type": "doc", "content": [
            { "type": "paragraph", "content": [{ "type": "text", "text": "one" }] },
            { "type": "paragraph", "content": [{ "type": "text", "text": "two", "marks": [{ "type": "strong" }] }] },
            { "type": "bullet_list", "content": [{ "type": "list_item", "content": [
                { "type": "paragraph", "content": [{ "type": "text", "text": "three" }] }] }] }] });
        let runs = in_one_cell(&RichText::from_json(&document).unwrap());
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, "one\n\ntwo\n\u{2022} three");
        let bold: Vec<&str> = runs.iter().filter(|run| run.bold).map(|run| run.text.as_str()).collect();
        assert_eq!(bold, ["two"]);
    }

    #[test]
    fn paragraphs_stand_apart_and_items_close_together() {
        let pieces = of_plain("one\ntwo:\n\u{2022} three\n\u{2022} four\nfive");
        let [Piece::Text { runs, mark }] = pieces.as_slice() else { panic!("{pieces:?}") };
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, "one\n\ntwo:\n\u{2022} three\n\u{2022} four\n\nfive");
        assert_eq!(*mark, own::PARTED);
        assert!(matches!(of_plain("one\n\ntwo").as_slice(), [Piece::Text { mark: "", .. }]));
    }
}
