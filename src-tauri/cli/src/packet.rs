//! `hpug packet`: a meeting's packet as PDF.

use std::io::Write;
use std::path::Path;

use hpug_model::Report;
use hpug_model::meetings::{self, MeetingFile, PACKET_PARTS, Sources, packet_part};
use hpug_model::side_by_side::{Named, SideBySide};
use hpug_pdf::appended::Appended;
use hpug_pdf::packet::Packet;
use hpug_session::files::{MadePacket, packet, plans_side_by_side, seed_of};

use crate::args::{Audience, PacketArgs, Sheet};
use crate::failure::{Failure, status};
use crate::input::Inputs;
use crate::password::password;
use crate::progress::ProgressLine;
use crate::screen::say;
use crate::{clock, input, meeting, output};

/// Writes the packet, read back and compared; with open errors in the report it is a marked draft and the status is 1.
pub fn run(args: &PacketArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let ending = args.output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.as_deref() != Some("pdf") {
        return Err(Failure::Usage(format!("{}: give a name that ends in .pdf", args.output.display())));
    }
    let password = password(args.password_env.as_deref())?;
    let mut file = meeting::beside(&args.meeting, &args.output)?;
    wished(args, &mut file)?;
    let folder = args.meeting.parent().unwrap_or(Path::new("")).to_owned();
    let mut progress = ProgressLine::on_terminal();
    progress.say("Reading the files");
    let material = Material::open(args, &file, &folder)?;
    known_remarks(args, &file, material.report.as_ref())?;
    let made = packet(
        &Packet {
            meeting: &file.meeting,
            report: material.report.as_ref(),
            comparison: material.comparison.as_ref().map(|(side, _)| side),
            key: material.comparison.as_ref().map(|(_, key)| key.as_slice()).unwrap_or_default(),
            earlier: &material.earlier,
            last_meeting: material.last_meeting.as_ref(),
            questionnaire: material.questionnaire.as_ref(),
            internal: &file.internal,
            supporting: &file.sources.supporting,
            appended: &material.appended,
            wish: &file.packet,
            created: clock::moment(args.today),
            fingerprint: "",
        },
        password.as_deref(),
        &mut |far| {
            progress.pdf(far);
            true
        },
    )
    .map_err(|error| Failure::file(&args.output, error))?;
    drop(progress);
    output::write(&args.output, &made.bytes)?;
    tell(args, &made, out)?;
    Ok(if made.draft { status::FINDINGS } else { status::FINE })
}

fn wished(args: &PacketArgs, file: &mut MeetingFile) -> Result<(), Failure> {
    if let Some(part) = args.parts.iter().find(|part| packet_part(part).is_none()) {
        let known = PACKET_PARTS.map(|part| part.key).join(", ");
        return Err(Failure::Usage(format!("a packet has no part {part:?}; its parts are {known}")));
    }
    if !args.parts.is_empty() {
        file.packet.parts.clone_from(&args.parts);
    }
    if let Some(audience) = args.audience {
        file.packet.audience = match audience {
            Audience::Purchasers => meetings::Audience::Purchasers,
            Audience::Plan => meetings::Audience::Plan,
            Audience::Host => meetings::Audience::Host,
        };
    }
    if let Some(paper) = args.paper {
        file.packet.paper = match paper {
            Sheet::Letter => meetings::Paper::Letter,
            Sheet::A4 => meetings::Paper::A4,
        };
    }
    Ok(())
}

fn tell(args: &PacketArgs, made: &MadePacket, out: &mut dyn Write) -> Result<(), Failure> {
    let path = args.output.display();
    let draft = if made.draft { ", marked DRAFT because errors are open" } else { "" };
    let compared = &made.comparison;
    say!(
        out,
        "{path}: {} pages, {} of {} answers identical{draft}",
        made.pages,
        compared.identical,
        compared.compared
    )?;
    for missing in &made.missing_at {
        say!(out, "{path}: the font lacks {} at {}, printed as boxes", missing.characters, missing.place)?;
    }
    Ok(())
}

/// An internal remark at an address that the form doesn't have would go unseen.
fn known_remarks(args: &PacketArgs, file: &MeetingFile, report: Option<&Report>) -> Result<(), Failure> {
    let unknown = |address: &&String| report.is_some_and(|report| report.form.point(address).is_none());
    match file.internal.keys().find(unknown) {
        Some(address) => Err(Failure::file(
            &args.meeting,
            format!(
                "there is an internal remark at {address}, but the form has no such data point; check its spelling"
            ),
        )),
        None => Ok(()),
    }
}

/// What the packet is made of, read.
struct Material {
    report: Option<Report>,
    earlier: Vec<(String, Report)>,
    last_meeting: Option<Report>,
    questionnaire: Option<Report>,
    comparison: Option<(SideBySide, Vec<Named>)>,
    appended: Vec<(usize, Appended)>,
}

impl Material {
    fn open(args: &PacketArgs, file: &MeetingFile, folder: &Path) -> Result<Material, Failure> {
        let inputs = Inputs::new()?;
        let open = |name: &str| -> Result<Option<Report>, Failure> {
            if name.trim().is_empty() {
                return Ok(None);
            }
            let opened = inputs.open(&folder.join(name)).map_err(|unread| Failure::File(unread.message))?;
            Ok(Some(opened.comparable()))
        };
        let sources = &file.sources;
        let questionnaire = match sources.questionnaire.trim() {
            "" => None,
            name => Some(inputs.questionnaire(&folder.join(name), true)?),
        };
        let mut report = open(&sources.report)?;
        if let Some(report) = &mut report {
            if report.plan.trim().is_empty() {
                file.meeting.plan.clone_into(&mut report.plan);
            }
            report.set_baseline(questionnaire.clone());
        }
        let mut earlier = Vec::new();
        for name in &sources.earlier {
            earlier.extend(open(name)?.map(|report| (name.clone(), report)));
        }
        Ok(Material {
            report,
            earlier,
            last_meeting: open(&sources.last_meeting)?,
            questionnaire,
            comparison: comparison(args, file, folder, &inputs)?,
            appended: appended(sources, folder, &inputs)?,
        })
    }
}

/// The reports of several plans side by side; the order of their letters is drawn from the files themselves.
fn comparison(
    args: &PacketArgs,
    file: &MeetingFile,
    folder: &Path,
    inputs: &Inputs,
) -> Result<Option<(SideBySide, Vec<Named>)>, Failure> {
    let names = &file.sources.comparison;
    if names.is_empty() {
        return Ok(None);
    }
    let (mut reports, mut digests) = (Vec::new(), Vec::new());
    for name in names {
        let path = folder.join(name);
        let mut report = inputs.open(&path).map_err(|unread| Failure::File(unread.message))?.report;
        if report.plan.trim().is_empty() {
            report.plan =
                path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        }
        let bytes =
            input::bytes(&path, input::WORKBOOK_LIMIT).map_err(|unread| Failure::File(unread.message))?;
        digests.push(seed_of(&[&bytes]).to_be_bytes());
        reports.push((name.clone(), report));
    }
    digests.sort_unstable();
    let digests: Vec<&[u8]> = digests.iter().map(<[u8; 8]>::as_slice).collect();
    let today = args.today.unwrap_or_else(clock::today);
    let side = plans_side_by_side(&reports, file.packet.names, seed_of(&digests), today)
        .map_err(|error| Failure::File(error.to_string()))?;
    match side {
        Some(side) if side.0.columns.len() > 1 => Ok(Some(side)),
        _ => Err(Failure::file(
            &args.meeting,
            "the reports named in comparison have no figures of two plans that could be put side by side",
        )),
    }
}

/// The pages of the PDFs that are to be appended; every supporting file must be there.
fn appended(sources: &Sources, folder: &Path, inputs: &Inputs) -> Result<Vec<(usize, Appended)>, Failure> {
    let mut appended = Vec::new();
    for (at, supporting) in sources.supporting.iter().enumerate() {
        let path = folder.join(&supporting.file);
        if !path.is_file() {
            return Err(Failure::file(&path, "there is no such file; it is named as a supporting file"));
        }
        if supporting.append {
            // More than may be appended, so that whoever takes it apart says why.
            let most = 2 * hpug_pdf::appended::MOST_BYTES as u64;
            let bytes = input::bytes(&path, most).map_err(|unread| Failure::File(unread.message))?;
            let taken = inputs.take_apart(&bytes);
            let refused = |error| Failure::file(&path, format!("it can\u{2019}t be appended: {error}"));
            appended.push((at, taken.map_err(refused)?));
        }
    }
    Ok(appended)
}
