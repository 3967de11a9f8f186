//! What only our own workbooks have: further sheets and document properties, by the names that writer and reader
//! share.
//!
//! Every further sheet is a list: its heads stand in the first row whose column A says [`ADDRESS`] or [`FINDING`],
//! each row below belongs to the address or finding key in column A, and what was entered stands in the column
//! under [`ENTERED`]. Two rows of the same key continue each other: their texts are joined.

/// Sheet of the numerators and denominators, where the plan chose to send them.
pub const WORKING_FIGURES: &str = "Working Figures";
/// Sheet of the remarks by address.
pub const REMARKS: &str = "Remarks";
/// Sheet of the findings and of what the plan says to them, by finding key (`D-4@D.3/commercial/current/percent`).
pub const EXPLANATIONS: &str = "Explanations";
/// Sheet of what was reported last period and stands as Prior in a blank, by address.
pub const AS_REPORTED: &str = "As Reported";
/// Sheet of what the host asks about single figures, with the plan's answers.
pub const QUERIES: &str = "Questions";
/// Heads of the sheet of queries, from column A; the first and the last are keys.
pub const QUERY_HEADS: [&str; 7] =
    [ADDRESS, "Data point", "As received", "Question", "Answer", "Corrected figure", "Question id"];
/// Sheet of Section E.
pub const OTHER_INITIATIVES: &str = "Other Initiatives";
/// Sheet of answers that are longer than a cell holds.
pub const LONG_ANSWERS: &str = "Long Answers";
/// What the form's cell says instead of such an answer.
pub const SEE_LONG_ANSWERS: &str = "The whole answer stands on the sheet “Long Answers”.";
/// Hidden sheet of the texts with formatting, as documents by address.
pub const FORMATTING: &str = "Formatting";
/// Sheet of what a colleague is asked for.
pub const HAND_OUT: &str = "Please fill in";
/// Begins the head of the column of addresses there; the token stands behind it.
pub const HAND_OUT_KEY: &str = "Key:";
/// Sheet of the schedule of meetings.
pub const SCHEDULE: &str = "Schedule";
/// Heads of the schedule.
pub const MEETING_HEADS: [&str; 5] = ["Meeting", "Date", "Minutes", "Due of the report", "Special topic"];

/// Begins the name of a topic's sheet. Its row of `T.1` holds the topic's title, that of `T.1 introduction` why it
/// matters, that of `T.1.5` a question, those of `T.1.5/text` its answer.
pub const TOPIC: &str = "Topic";
/// Behind the topic's key: why it matters to the host's members.
pub const INTRODUCTION: &str = "introduction";
/// Title of a topic that the host has not named.
pub const UNNAMED_TOPIC: &str = "[topic]";
/// Behind an address: the text goes on with the one above, a blank between them.
pub const SPACED: &str = " +";
/// Behind an address: the text goes on with the one above.
pub const GLUED: &str = " ++";
/// Behind an address: blank lines part paragraphs and are none of the text.
pub const PARTED: &str = " \u{B6}";
/// Behind an address: a row of a table.
pub const TABLE_ROW: &str = " |";
/// Behind an address: where a link leads, which is none of the answer.
pub const LINK: &str = " @";

/// What stands between a text and the one above, by the mark behind its address.
pub(crate) fn between(mark: &str) -> &'static str {
    match mark {
        SPACED => " ",
        GLUED => "",
        _ => "\n",
    }
}

/// The name of a topic's sheet: at most 31 characters, none that a sheet's name can't have.
pub(crate) fn topic_sheet(number: u32, title: &str) -> String {
    let clean = |c: char| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c };
    let title: String = title.chars().map(clean).collect();
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    // The limit counts UTF-16 units.
    let mut name = format!("{TOPIC} {number}");
    let mut used = name.len();
    for c in format!(" {words}").trim_end().chars() {
        used += c.len_utf16();
        if used > 31 {
            break;
        }
        name.push(c);
    }
    name.trim_end().to_owned()
}
/// Sheet of published national figures.
pub const NATIONAL_FIGURES: &str = "National Figures";
/// Sheet of the glossary.
pub const DEFINITIONS: &str = "Definitions";

/// Section that [`OTHER_INITIATIVES`] holds.
pub const SECTION_E: &str = "E";

/// Head of the column of addresses.
pub const ADDRESS: &str = "Address";
/// Head of the column of finding keys.
pub const FINDING: &str = "Finding";
/// Heads of the column of what was entered, by kind of sheet.
pub const ENTERED: [&str; 4] = ["Value", "Remark", "Explanation", "Answer"];

/// Custom document properties.
pub mod property {
    /// The form's id: `progress-report-2021`.
    pub const FORM: &str = "HPUG form";
    /// Version of the checks that judged the report.
    pub const CHECKS: &str = "HPUG checks";
    /// SHA-256 of the answers as sent, in hex.
    pub const FINGERPRINT: &str = "HPUG fingerprint";
    /// The plan's name, also the subject.
    pub const PLAN: &str = "HPUG plan";
    /// The host's name.
    pub const HOST: &str = "HPUG host";
    /// Name of the plan's contact.
    pub const CONTACT_NAME: &str = "HPUG contact name";
    /// E-mail address of the plan's contact.
    pub const CONTACT_EMAIL: &str = "HPUG contact e-mail";
    /// Phone number of the plan's contact.
    pub const CONTACT_PHONE: &str = "HPUG contact phone";
    /// The reporting year.
    pub const YEAR: &str = "HPUG reporting year";
    /// Lines of business covered, as at the address `lobs`; left out where all are.
    pub const LOBS: &str = "HPUG lines of business";
    /// By which a workbook handed out to a colleague is known when it comes back.
    pub const HAND_OUT: &str = "HPUG hand-out";
    /// `asked` on a file of queries that the host wrote, `answered` on one that a plan wrote.
    pub const QUERIES: &str = "HPUG questions";
    /// Begins the names of the seal's pieces, followed by a number from 1.
    pub const SEAL: &str = "HPUG seal ";
    /// `draft` where the report has open errors.
    pub const STATE: &str = "HPUG state";
}
