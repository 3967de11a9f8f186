//! Whose report a workbook is, from its properties and its name.

use hpug_model::address::Address;
use hpug_model::answers::{Contact, Report};
use hpug_model::forms::OfReport;
use hpug_model::values::{Kind, Value as Answer, typed};

use crate::grid::Workbook;
use crate::own::property;

/// Plan, host, contact and lines of business from the document's properties.
pub(crate) fn set_head(book: &Workbook, name: &str, report: &mut Report) {
    let properties = &book.properties;
    let custom =
        |key: &str| properties.custom.get(key).map(|text| text.trim().to_owned()).unwrap_or_default();
    let plans = [custom(property::PLAN), properties.subject.trim().to_owned(), stem(name)];
    report.plan = plans.into_iter().find(|plan| !plan.is_empty()).unwrap_or_default();
    report.host = custom(property::HOST);
    report.contact = Contact {
        name: custom(property::CONTACT_NAME),
        email: custom(property::CONTACT_EMAIL),
        phone: custom(property::CONTACT_PHONE),
    };
    report.year = custom(property::YEAR).parse().ok();
    if let Some(lobs @ Answer::Lobs(_)) = typed(Kind::Lobs, &[], &custom(property::LOBS)) {
        report.set(Address::from("lobs"), Some(lobs));
    }
}

/// Plan and contact as the form's own cells say: who fills a blank by hand leaves its properties as they were.
pub(crate) fn take_own_cells(report: &mut Report) {
    let form = report.form.clone();
    for point in &form.points {
        let Some(what) = form.measure_of(point).of_report else { continue };
        let Some(Answer::Text(said)) = report.answers.get(&point.address) else { continue };
        let said = said.trim().to_owned();
        if said.is_empty() {
            continue;
        }
        match what {
            OfReport::Plan => report.plan = said,
            OfReport::ContactName => report.contact.name = said,
            OfReport::ContactEmail => report.contact.email = said,
            OfReport::ContactPhone => report.contact.phone = said,
        }
    }
}

/// A file's name without folders and extension.
fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).trim().to_owned()
}
