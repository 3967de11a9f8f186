//! A section as tables of cells, ready to paint: the window knows no form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::counting::CountingOffer;
use super::findings::Severity;
use super::glossary::TermView;
use super::topics::QuestionView;

/// What a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum CellKind {
    /// Whole number, 0 or more.
    Count,
    /// US dollars, up to cents.
    Dollars,
    /// Percentage points, 0 to 100.
    Percent,
    /// Yes or no.
    Flag,
    /// One of the choices listed with the cell.
    Choice,
    /// Any of the choices listed with the cell; sent back as their keys with commas between them.
    Choices,
    /// One line of text.
    Line,
    /// Text of any length.
    Text,
    /// A calendar day.
    Date,
    /// A calendar month.
    Month,
    /// A span of months.
    Months,
    /// Any of the lines of business listed with the cell.
    Lobs,
}

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum CellRole {
    /// Answered by the person.
    Input,
    /// Computed by the program; can't be typed over.
    Computed,
    /// A numerator or denominator that isn't sent unless the person asks for it.
    Working,
}

/// Where a value came from, for marks in the grid; the sentence stands in [`CellDetail::source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum SourceKind {
    /// Nothing there.
    None,
    /// Typed in.
    Typed,
    /// Pasted.
    Pasted,
    /// Read from a workbook.
    Read,
    /// Carried from an earlier report.
    Carried,
    /// Copied from another report of the same plan and year.
    Copied,
    /// Derived by the program.
    Computed,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CellView {
    /// Address of the data point, e.g. `D.3/commercial/current/percent`.
    pub address: String,
    /// What it takes.
    pub kind: CellKind,
    /// What it is for.
    pub role: CellRole,
    /// As shown: `48.6`, `$412,806,113`, `n/a`, empty when blank.
    pub text: String,
    /// As put into the editor on F2: the exact value or what was typed.
    pub typed: String,
    /// The same with formatting, where it has any: a document for the editor.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "unknown")]
    pub rich: Option<serde_json::Value>,
    /// A no-data reason stands here instead of a value.
    pub no_data: bool,
    /// What was typed can't be a value of this kind; it is kept as typed.
    pub unreadable: bool,
    /// Where the value came from.
    pub source: SourceKind,
    /// Carried from last year and not yet confirmed.
    pub carried: bool,
    /// A remark is attached.
    pub remark: bool,
    /// Worst finding that names this cell and is not explained.
    pub severity: Option<Severity>,
    /// An answer is due.
    pub due: bool,
    /// Shown in grey: its line of business or section isn't covered, or its designation is N.
    pub greyed: bool,
    /// Full accessible name, e.g. `D.3 Shared savings, commercial, current, percent`.
    pub name: String,
    /// Choices as (key, label), for `Choice`, `Flag` and `Lobs`.
    pub choices: Vec<(String, String)>,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum ColumnKind {
    /// A cell of [`CellView`].
    Cell,
    /// The change from prior to current, as text.
    Change,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Column {
    /// Its head: `Current`, `Prior`, `Change`, `COE`.
    pub label: String,
    /// Cell or change.
    pub kind: ColumnKind,
}

/// Columns under one head: a line of business or a measure.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ColumnGroup {
    /// The head above: `Commercial`; empty when there is none.
    pub label: String,
    /// The columns.
    pub columns: Vec<Column>,
}

/// The change from prior to current.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ChangeView {
    /// Without sign: `3.5`, `–` when there is nothing to compare.
    pub text: String,
    /// -1 down, 0 none, 1 up.
    pub direction: i8,
}

/// What stands in one place of a row.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum Place {
    /// A data point.
    Cell(Box<CellView>),
    /// A change between the two cells before it.
    Change(ChangeView),
    /// Nothing is asked here.
    Empty,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RowView {
    /// The item's short code: `3`, `1a`, `ii`; empty where it has none.
    pub code: String,
    /// The item's label in our words.
    pub label: String,
    /// A name that the person gives (rows called Other), editable in place.
    pub name: Option<CellView>,
    /// One place per column, group after group.
    pub places: Vec<Place>,
    /// A total row.
    pub total: bool,
    /// Sub-heading above the row: `Category 2`.
    pub heading: Option<String>,
}

/// One table of a section.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TableView {
    /// Stable id within the section.
    pub id: String,
    /// Caption; empty when the section's title says it.
    pub caption: String,
    /// Head of the first column: `Paid through`.
    pub row_head: String,
    /// Column groups.
    pub groups: Vec<ColumnGroup>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// Holds working figures: shown folded until asked for.
    pub working: bool,
}

/// A share bar under a section: parts that make 100 %.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct BarView {
    /// `Commercial, current`.
    pub label: String,
    /// (label, percent as text) per part, in order.
    pub parts: Vec<(String, String)>,
}

/// A section ready to paint.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct SectionView {
    /// `A`, `C.1A`, `D`.
    pub id: String,
    /// `D · Value-oriented payment`.
    pub title: String,
    /// What the section asks, in two or three sentences.
    pub lead: String,
    /// What the plan's baseline questionnaire says about it, in sentences.
    pub note: Option<String>,
    /// Its items as questions, one below another; empty for a section of tables.
    pub questions: Vec<QuestionView>,
    /// Its tables; working figures last.
    pub tables: Vec<TableView>,
    /// Free-text cells under the tables (Section E, descriptions).
    pub texts: Vec<CellView>,
    /// A LAN report can be set beside it.
    pub crosswalk: bool,
    /// Share bars, where the section's columns make 100 %.
    pub bars: Vec<BarView>,
    /// Cells carried from last year and not confirmed.
    pub carried: u32,
    /// Columns (line of business, period) whose dollars can be rounded to 100.0 by largest remainder: (fix id, label).
    pub roundable: Vec<(String, String)>,
}

/// One typed or cleared cell of an edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Typed {
    /// Address of the data point.
    pub address: String,
    /// The text as typed; empty clears the cell.
    pub text: String,
    /// The text with formatting, for cells of kind text: a document as the editor holds it. It is taken instead of
    /// `text`.
    #[serde(default)]
    #[ts(optional, type = "unknown")]
    pub rich: Option<serde_json::Value>,
}

/// What a pasted block says about ticks, before it is entered.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TicksView {
    /// Cells to be entered.
    pub cells: Vec<Typed>,
    /// Rows and cells that were not understood, as they stand in the block.
    pub left_out: Vec<String>,
}

/// How an edit came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum EditKind {
    /// Typed into one cell.
    Typed,
    /// Pasted over a block.
    Pasted,
    /// Filled down.
    Filled,
    /// Cleared.
    Cleared,
}

/// A working figure beside the cell in focus.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct WorkingView {
    /// Its label in our words: `Paid through shared savings`.
    pub label: String,
    /// The working figure as a cell that can be edited.
    pub cell: CellView,
}

/// A published figure to set beside the plan's own.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct NationalView {
    /// `US 2019, categories 3 and 4, commercial: 32 %`.
    pub text: String,
    /// Who published it.
    pub source: String,
}

/// What an earlier report of the plan has for a cell.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct YearView {
    /// Its reporting year.
    pub year: u16,
    /// The 12 months of the figure in words; empty where none are known.
    pub months: String,
    /// Title of its edition, where that is another one; empty otherwise.
    pub edition: String,
    /// These are the very months of the cell.
    pub same_months: bool,
    /// Its value as shown; empty for a blank or where nothing compares.
    pub text: String,
    /// Why it can't be compared, or what the two don't share; empty for nothing.
    pub note: String,
}

/// One line of a cell's history.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct HistoryLine {
    /// RFC 3339 time.
    pub time: String,
    /// Who.
    pub person: String,
    /// `typed 14.2, was 14.1`.
    pub text: String,
}

/// Everything about the cell in focus.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CellDetail {
    /// The cell itself.
    pub cell: CellView,
    /// `D.3 · Commercial · Current`.
    pub place: String,
    /// The item's title.
    pub title: String,
    /// What is asked, in our words.
    pub asks: String,
    /// Numerator over denominator in words, where the item is a share.
    pub fraction: Option<String>,
    /// The counterpart in the other period: `was 12.9 %`.
    pub was: Option<String>,
    /// Working figures that derive this cell.
    pub working: Vec<WorkingView>,
    /// What they derive: `14.2 %`.
    pub derived: Option<String>,
    /// Published figures.
    pub national: Vec<NationalView>,
    /// Where the value came from, as a sentence.
    pub source: Option<String>,
    /// The arithmetic behind the value, a step a line.
    pub derivation: Vec<String>,
    /// What the counting rules can do here; `None` where they don't apply.
    pub counting: Option<CountingOffer>,
    /// Terms that the question uses.
    pub terms: Vec<TermView>,
    /// Its counterpart in the plan's earlier reports, the newest first.
    pub years: Vec<YearView>,
    /// Newest first.
    pub history: Vec<HistoryLine>,
    /// The remark, empty when there is none.
    pub remark: String,
}
