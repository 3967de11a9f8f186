//! Letters of a host: invitations and a reminder, in the program's own words with names and dates filled in.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Meeting, slots};
use crate::findings::{Finding, Severity};
use crate::format;
use crate::forms::{Form, FormError, list};
use crate::periods;

/// With fewer purchasers than this named, an invitation has little weight.
pub const FEWEST_PURCHASERS: usize = 5;

/// Which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// Invitation to purchasers.
    Purchasers,
    /// Invitation to a plan.
    Plan,
    /// Reminder to all.
    Reminder,
    /// What is to be cleared up in a plan's report.
    Findings,
}

impl LetterKind {
    /// Every letter.
    pub const ALL: [LetterKind; 4] = [Self::Purchasers, Self::Plan, Self::Reminder, Self::Findings];
}

impl LetterKind {
    const fn invites(self) -> bool {
        matches!(self, Self::Purchasers | Self::Plan)
    }

    /// What it is, in words: `Invitation to purchasers`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Purchasers => "Invitation to purchasers",
            Self::Plan => "Invitation to the plan",
            Self::Reminder => "Reminder",
            Self::Findings => "Questions about the report",
        }
    }
}

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterPart {
    /// A paragraph.
    Paragraph(String),
    /// A list.
    List(Vec<String>),
}

/// A letter with everything filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Whose it is: the host.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// Its parts from greeting to signature.
    pub parts: Vec<LetterPart>,
    /// What the writer should know before sending it.
    pub hints: Vec<String>,
}

impl Letter {
    /// The letter as plain text for an e-mail: subject, then paragraphs set apart by blank lines.
    pub fn text(&self) -> String {
        let mut blocks = vec![format!("Subject: {}", self.subject)];
        blocks.extend(self.parts.iter().map(|part| match part {
            LetterPart::Paragraph(text) => text.clone(),
            LetterPart::List(items) => {
                items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
            }
        }));
        blocks.join("\n\n") + "\n"
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    kind: LetterKind,
    subject: String,
    greeting: String,
    paragraphs: Vec<String>,
    items: Vec<String>,
    after: Vec<String>,
    /// What stands in place of what comes after the list, where there is nothing to list.
    #[serde(default)]
    nothing: Vec<String>,
    closing: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Templates {
    letter: Vec<Template>,
}

static TEMPLATES: LazyLock<Result<Templates, FormError>> =
    LazyLock::new(|| list("letters.toml", include_str!("../../../forms/letters.toml")));

/// A letter about a meeting.
///
/// # Errors
/// [`FormError`] when the file of letters has a mistake or leaves the kind out.
pub fn letter(kind: LetterKind, meeting: &Meeting) -> Result<Letter, FormError> {
    written(kind, meeting, &[])
}

/// The letter to a plan about what is to be cleared up in its report: errors and warnings that it has neither corrected nor
/// explained, those that follow from another one left out.
///
/// # Errors
/// As [`letter`].
pub fn about_findings(meeting: &Meeting, form: &Form, findings: &[Finding]) -> Result<Letter, FormError> {
    let open = findings.iter().filter(|finding| {
        finding.is_open() && finding.because.is_none() && finding.severity > Severity::Note
    });
    let line = |finding: &Finding| {
        let said = format!("{} {}", finding.message.trim(), finding.fix.trim());
        match finding.at.first() {
            Some(at) => form.said_of(at.as_str(), &form.name_of(at.as_str()), said.trim()),
            None => said.trim().to_owned(),
        }
    };
    let lines: Vec<String> = open.map(line).collect();
    let mut letter = written(LetterKind::Findings, meeting, &lines)?;
    if lines.is_empty() {
        letter.hints.push("Nothing is open in the report, so there is nothing to ask for.".to_owned());
    }
    Ok(letter)
}

fn written(kind: LetterKind, meeting: &Meeting, findings: &[String]) -> Result<Letter, FormError> {
    let templates = TEMPLATES.as_ref().map_err(Clone::clone)?;
    let missing =
        || FormError { file: "letters.toml".to_owned(), line: 1, reason: "a letter is missing".to_owned() };
    let template = templates.letter.iter().find(|template| template.kind == kind).ok_or_else(missing)?;
    let words = words(meeting);
    let fill = |text: &str| filled(text, &words);
    let paragraph = |text: &String| fill(text).map(LetterPart::Paragraph);
    let mut parts: Vec<LetterPart> = paragraph(&template.greeting).into_iter().collect();
    let items: Vec<String> = template.items.iter().flat_map(|item| listed(item, meeting, findings)).collect();
    let (lead, before) = match template.paragraphs.split_last() {
        Some((lead, before)) => (Some(lead), before),
        None => (None, [].as_slice()),
    };
    parts.extend(before.iter().filter_map(paragraph));
    let after =
        if items.is_empty() && !template.nothing.is_empty() { &template.nothing } else { &template.after };
    // What leads to a list goes with it.
    if !items.is_empty() {
        parts.extend(lead.and_then(paragraph));
        parts.push(LetterPart::List(items));
    }
    parts.extend(after.iter().filter_map(paragraph));
    parts.extend(paragraph(&template.closing));
    parts.push(LetterPart::Paragraph(signature(meeting)));
    let subject = fill(&template.subject).unwrap_or_else(|| meeting.title());
    Ok(Letter { from: meeting.host.clone(), subject, parts, hints: hints(kind, meeting) })
}

fn signature(meeting: &Meeting) -> String {
    let lines = [meeting.contact.name.trim(), meeting.host.trim()];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn hints(kind: LetterKind, meeting: &Meeting) -> Vec<String> {
    let mut hints = Vec::new();
    let purchasers = meeting.purchasers().len();
    if kind.invites() && purchasers < FEWEST_PURCHASERS {
        hints.push(format!(
            "{} named. An invitation that names at least {FEWEST_PURCHASERS}, the large ones among them, weighs more.",
            match purchasers {
                0 => "No purchaser is".to_owned(),
                1 => "One purchaser is".to_owned(),
                many => format!("{many} purchasers are"),
            }
        ));
    }
    if meeting.contact.name.trim().is_empty() && meeting.contact.email.trim().is_empty() {
        hints.push("No contact is given, so the letter doesn't say whom to ask.".to_owned());
    }
    if kind == LetterKind::Reminder && meeting.webinar == super::Webinar::default() {
        hints.push(
            "Neither web address nor phone number is given, so the letter doesn't say how to join."
                .to_owned(),
        );
    }
    hints
}

/// An item of the list: one per purchaser or agenda item, or the text itself.
fn listed(item: &str, meeting: &Meeting, findings: &[String]) -> Vec<String> {
    match item {
        "{findings}" => findings.to_vec(),
        "{purchasers}" => meeting.purchasers().into_iter().map(str::to_owned).collect(),
        "{agenda}" => slots(meeting.start, &meeting.agenda)
            .unwrap_or_default()
            .iter()
            .map(|slot| format!("{}  {}", format::time(slot.begins), slot.item.item))
            .collect(),
        other => filled(other, &words(meeting)).into_iter().collect(),
    }
}

fn words(meeting: &Meeting) -> Vec<(&'static str, String)> {
    let contact = &meeting.contact;
    let whom = [&contact.name, &contact.email, &contact.phone];
    let whom: Vec<&str> = whom.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let due = periods::due_date(meeting.date).map(format::weekday_and_day).unwrap_or_default();
    let next = meeting.next.map(|next| format::weekday_and_day(next.date)).unwrap_or_default();
    let customers = meeting.customers.map(|count| format::grouped(count.into())).unwrap_or_default();
    vec![
        ("host", meeting.host.clone()),
        ("about_host", meeting.about_host.clone()),
        ("plan", meeting.plan.clone()),
        ("group", group(meeting, |plan| format!("health plan user group with {plan}"))),
        ("plan_group", group(meeting, |plan| format!("{plan} user group"))),
        ("title", meeting.title()),
        ("day", format::long_day(meeting.date)),
        ("weekday_and_day", format::weekday_and_day(meeting.date)),
        ("month", meeting.date.format("%B %Y").to_string()),
        ("year", meeting.date.format("%Y").to_string()),
        ("times", times(meeting)),
        ("objective", objective(meeting)),
        ("customers", customers),
        ("topics", topics(meeting)),
        ("material", material(meeting)),
        ("join", join(meeting)),
        ("contact", whom.join(", ")),
        ("due", due),
        ("next", next),
    ]
}

/// `from 9:00 am to 10:30 am Central Time`.
fn times(meeting: &Meeting) -> String {
    let (start, zone) = (format::time(meeting.start), meeting.zone.label());
    match meeting.ends().filter(|ends| *ends > meeting.start) {
        Some(ends) => format!("from {start} to {} {zone}", format::time(ends)),
        None => format!("at {start} {zone}"),
    }
}

/// What the plan sends: `report and answers on bundled payment`.
fn material(meeting: &Meeting) -> String {
    match meeting.topics.as_slice() {
        [] => "report".to_owned(),
        _ => format!("material (its report and its answers on {})", topics(meeting)),
    }
}

/// The user group by its plan; a meeting before those with plans is with none.
fn group(meeting: &Meeting, with: impl Fn(&str) -> String) -> String {
    match meeting.plan.trim() {
        "" => "health plan user group".to_owned(),
        plan => with(plan),
    }
}

/// What the meeting is to bring, as it goes on after a colon.
fn objective(meeting: &Meeting) -> String {
    let own = meeting.objective.trim();
    // What a host wrote may begin with a name; what we wrote begins with a verb.
    if super::standard(meeting.kind).is_ok_and(|standard| standard.objective == own) {
        format::lower_first(own)
    } else {
        own.to_owned()
    }
}

/// `“Bundled payment” and “Doula care”`: titles hold commas and `and` of their own.
fn topics(meeting: &Meeting) -> String {
    let quoted: Vec<String> = meeting.topics.iter().map(|topic| format!("“{}”", topic.trim())).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}

/// How people join: `at https://example.org, or by phone at 555-0100, with the passcode 1234`.
fn join(meeting: &Meeting) -> String {
    let webinar = &meeting.webinar;
    let way = |before: &str, value: &str| match value.trim() {
        "" => None,
        value => Some(format!("{before} {value}")),
    };
    let ways: Vec<String> =
        [way("at", &webinar.address), way("by phone at", &webinar.phone)].into_iter().flatten().collect();
    let ways = ways.join(", or ");
    let name = if webinar.passcodes.len() > 1 { "passcodes" } else { "passcode" };
    match webinar.passcodes.join(" and ") {
        codes if codes.trim().is_empty() || ways.is_empty() => ways,
        codes => format!("{ways}, with the {name} {codes}"),
    }
}

/// A sentence with its words filled in, sentence by sentence and half-sentence by half-sentence: one that holds a word for
/// which nothing is known is left out; `None` when nothing is left.
fn filled(text: &str, words: &[(&str, String)]) -> Option<String> {
    let sentence = |sentence: &str| {
        let clauses = sentence.split(", ").filter_map(|clause| {
            let mut clause = clause.to_owned();
            for (key, value) in words {
                let hole = format!("{{{key}}}");
                if !clause.contains(&hole) {
                    continue;
                }
                if value.trim().is_empty() {
                    return None;
                }
                clause = clause.replace(&hole, value.trim());
            }
            Some(clause)
        });
        let clauses: Vec<String> = clauses.collect();
        (!clauses.is_empty()).then(|| closed(&clauses.join(", "), sentence))
    };
    let sentences: Vec<String> =
        text.split_inclusive(". ").filter_map(|part| sentence(part.trim())).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// A sentence keeps its stop when its last clause was left out.
fn closed(text: &str, template: &str) -> String {
    let ends = |text: &str| text.ends_with(['.', '?', '!', ':', ',']);
    if template.ends_with('.') && !ends(text) { format!("{text}.") } else { text.to_owned() }
}
