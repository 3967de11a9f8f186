use std::fmt::Write as _;

use hpug_pdf::document::{Document, Printing};

use crate::styles::{
    ACCENT, BODY, BOUND, INK, INK_FAINT, LINE, OUTER, SMALL, Styles, WIDTH, heading_look, letters, properties,
};
use crate::words::escaped;

/// The whole file around the text.
pub fn framed(document: &Document, printing: &Printing, styles: &Styles, body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 65_536);
    out.push_str(HEAD);
    let _ = write!(
        out,
        "<office:meta><dc:title>{}</dc:title><dc:subject>{}</dc:subject><meta:initial-creator>{}</meta:initial-creator>\
         <dc:language>{}</dc:language></office:meta>",
        escaped(&document.title),
        escaped(&document.subject),
        escaped(&document.author),
        document.language
    );
    out.push_str(FACES);
    named_styles(&mut out);
    let _ = write!(out, "<office:automatic-styles>{}{}</office:automatic-styles>", page(), styles.written());
    masters(document, printing, &mut out);
    let _ = write!(out, "<office:body><office:text>{body}</office:text></office:body></office:document>");
    out
}

/// What the document is marked with: as a draft in the given words, as confidential.
pub fn marks(document: &Document, printing: &Printing, draft: &str) -> String {
    let draft = document.draft.then_some(draft);
    let marks: Vec<&str> = [draft, Some(printing.marking.as_str())]
        .into_iter()
        .flatten()
        .filter(|mark| !mark.is_empty())
        .collect();
    marks.join("  \u{B7}  ")
}

/// Sheet and margins as our own layout has them, and what its head and foot look like.
fn page() -> String {
    let line = |name: &str, rule: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"paragraph\"><style:paragraph-properties{rule} fo:line-height=\"11pt\">\
             <style:tab-stops><style:tab-stop style:position=\"{WIDTH}pt\" style:type=\"right\"/></style:tab-stops>\
             </style:paragraph-properties>{}</style:style>",
            letters(SMALL.0, INK_FAINT, false)
        )
    };
    let (head, foot) =
        (format!(" fo:border-bottom=\"0.5pt solid {LINE}\" fo:padding-bottom=\"4pt\""), String::new());
    format!(
        "<style:page-layout style:name=\"page\" style:page-usage=\"mirrored\"><style:page-layout-properties \
         fo:page-width=\"612pt\" fo:page-height=\"792pt\" fo:margin-top=\"38pt\" fo:margin-bottom=\"33pt\" \
         fo:margin-left=\"{BOUND}pt\" fo:margin-right=\"{OUTER}pt\"/><style:header-style><style:header-footer-properties \
         fo:min-height=\"38pt\" fo:margin-bottom=\"20pt\"/></style:header-style><style:footer-style>\
         <style:header-footer-properties fo:min-height=\"31pt\" fo:margin-top=\"20pt\"/></style:footer-style></style:page-layout>{}{}\
         <style:style style:name=\"Mark\" style:family=\"text\"><style:text-properties style:font-name=\"SemiBold\" \
         fo:color=\"#ffffff\" fo:background-color=\"#8a5200\"/></style:style><style:style style:name=\"band\" \
         style:family=\"graphic\"><style:graphic-properties draw:fill=\"solid\" draw:fill-color=\"{ACCENT}\" \
         draw:stroke=\"none\" style:horizontal-pos=\"from-left\" style:horizontal-rel=\"page\" style:vertical-pos=\"from-top\" \
         style:vertical-rel=\"page\" style:wrap=\"run-through\"/></style:style>",
        line("HeadLine", &head),
        line("FootLine", &foot)
    )
}

fn named_styles(out: &mut String) {
    let _ = write!(
        out,
        "<office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\" \
         fo:hyphenation-ladder-count=\"no-limit\"/><style:text-properties style:font-name=\"Regular\" fo:font-size=\"{}pt\" \
         fo:color=\"{INK}\" fo:language=\"en\" fo:country=\"US\"/></style:default-style>",
        BODY.0
    );
    for level in 1..=3 {
        let look = properties(&heading_look(level));
        let _ = write!(
            out,
            "<style:style style:name=\"Heading_20_{level}\" style:display-name=\"Heading {level}\" style:family=\"paragraph\" \
             style:default-outline-level=\"{level}\">{look}</style:style>"
        );
    }
    for (name, face, slant) in [
        ("Bold", "SemiBold", "normal"),
        ("Italic", "Regular", "italic"),
        ("BoldItalic", "SemiBold", "italic"),
    ] {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"text\"><style:text-properties style:font-name=\"{face}\" \
             fo:font-style=\"{slant}\"/></style:style>"
        );
    }
    lists(out);
    out.push_str("</office:styles>");
}

fn lists(out: &mut String) {
    for name in ["Bulleted", "Numbered"] {
        let _ = write!(out, "<text:list-style style:name=\"{name}\">");
        for level in 1..=8 {
            let label = match (name, level % 2) {
                ("Numbered", _) => "number text:level=\"@\" style:num-format=\"1\" style:num-suffix=\".\"",
                (_, 1) => "bullet text:level=\"@\" text:bullet-char=\"\u{2022}\"",
                _ => "bullet text:level=\"@\" text:bullet-char=\"\u{2013}\"",
            };
            let label = label.replace('@', &level.to_string());
            let element = label.split(' ').next().unwrap_or_default();
            let _ = write!(
                out,
                "<text:list-level-style-{label}><style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">\
                 <style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"{at}pt\" \
                 fo:text-indent=\"-14pt\" fo:margin-left=\"{at}pt\"/></style:list-level-properties></text:list-level-style-{element}>",
                at = 18 * level
            );
        }
        out.push_str("</text:list-style>");
    }
}

/// What stands at the head and foot of the pages; the cover has no head. Page numbers lie at the outer edge.
fn masters(document: &Document, printing: &Printing, out: &mut String) {
    let header = format!(
        "<text:p text:style-name=\"HeadLine\">{}<text:tab/><text:span text:style-name=\"Mark\"> {} </text:span></text:p>",
        escaped(&document.header),
        escaped(&marks(document, printing, "DRAFT"))
    );
    let parts: Vec<&str> = [document.footer.as_str(), document.fingerprint.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let text = escaped(&parts.join("  \u{B7}  "));
    let page = "Page <text:page-number text:select-page=\"current\">0</text:page-number> of <text:page-count>0</text:page-count>";
    let footers = format!(
        "<style:footer><text:p text:style-name=\"FootLine\">{text}<text:tab/>{page}</text:p></style:footer>\
         <style:footer-left><text:p text:style-name=\"FootLine\">{page}<text:tab/>{text}</text:p></style:footer-left>"
    );
    let _ = write!(
        out,
        "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"page\"><style:header>{header}</style:header>\
         <style:header-left>{header}</style:header-left>{footers}</style:master-page>\
         <style:master-page style:name=\"Cover\" style:page-layout-name=\"page\" style:next-style-name=\"Standard\">{footers}</style:master-page>\
         </office:master-styles>"
    );
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
"#;

/// The faces of our own pages, which the bench gives LibreOffice to find.
const FACES: &str = r#"<office:font-face-decls><style:font-face style:name="Regular" svg:font-family="'Source Sans 3'"/><style:font-face style:name="SemiBold" svg:font-family="'Source Sans 3 SemiBold'"/></office:font-face-decls>
"#;
