use hpug_model::seal::Seal;
use lopdf::{Document as File, Stream, dictionary};

use super::Standards;
use super::strings::{name, text};
use crate::PdfError;
use crate::document::Document;

/// The program part that wrote the file.
const PRODUCER: &str = concat!("hpug-pdf ", env!("CARGO_PKG_VERSION"));

/// Key of the seal in the document information.
const SEAL: &str = "HPUGSeal";

/// Key of the seal over what its pages show.
const PAGES: &str = "HPUGPages";

/// The seal that a PDF carries; `None` for one that carries none or can't be read.
pub fn seal(bytes: &[u8]) -> Option<String> {
    seals(&File::load_mem(bytes).ok()?).map(|(answers, _)| answers)
}

/// The seal of the answers, and that of the pages where there is one; `None` for a file without the first.
pub fn seals(file: &File) -> Option<(String, Option<String>)> {
    let info = file.trailer.get(b"Info").ok()?;
    let info = file.dereference(info).ok()?.1.as_dict().ok()?;
    let text = |key: &str| lopdf::decode_text_string(info.get(key.as_bytes()).ok()?).ok();
    Some((text(SEAL)?, text(PAGES)))
}

/// Writes the document information and the same as XMP, with the statements of PDF/UA-1 and PDF/A-2a that the file may
/// make. With appended files it makes neither, and its description says why.
pub fn write(file: &mut File, document: &Document, standards: &Standards) -> Result<(), PdfError> {
    let subject = [document.subject.clone(), about_foreign(standards)];
    let subject = subject.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
    let date = format!("D:{}", document.created.format("%Y%m%d%H%M%S"));
    let zone = document.created.format("%:z").to_string().replace(':', "'");
    let date = text(&format!("{date}{zone}'"));
    let mut info = dictionary! {
        "Title" => text(&document.title),
        "Author" => text(&document.author),
        "Subject" => text(&subject),
        "Creator" => text(&document.creator),
        "Producer" => text(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !document.seal.is_empty() {
        info.set(SEAL, text(&document.seal));
    }
    if let Some(seal) = Seal::parse(&document.seal) {
        info.set(PAGES, text(&Seal::of_pages(&seal.form, &document.readings()).to_text()));
    }
    let info = file.add_object(info);
    if let Ok(old) = file.trailer.get(b"Info").and_then(lopdf::Object::as_reference) {
        file.objects.remove(&old);
    }
    file.trailer.set("Info", info);
    let xmp = Stream::new(
        dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") },
        packet(document, &subject, standards).into_bytes(),
    )
    .with_compression(false);
    let xmp = file.add_object(xmp);
    file.catalog_mut()?.set("Metadata", xmp);
    Ok(())
}

/// What is said of pages that aren't the document's own.
fn about_foreign(standards: &Standards) -> String {
    let runs = standards.foreign.chunk_by(|one, next| one + 1 == *next);
    let pages = runs.filter_map(|run| match (run.first()?, run.last()?) {
        (first, last) if first == last => Some(first.to_string()),
        (first, last) => Some(format!("{first}\u{2013}{last}")),
    });
    let pages = pages.collect::<Vec<_>>().join(", ");
    let page = match standards.foreign.len() {
        0 => return String::new(),
        1 => "page",
        _ => "pages",
    };
    format!(
        "Files of others stand on {page} {pages} as they came; because of them the file states neither PDF/UA-1 nor PDF/A-2a"
    )
}

fn packet(document: &Document, subject: &str, standards: &Standards) -> String {
    let archival = if standards.archival && standards.is_whole() { ARCHIVAL } else { "" };
    let accessible = if standards.is_whole() { ACCESSIBLE } else { "" };
    let date = document.created.format("%Y-%m-%dT%H:%M:%S%:z");
    let [title, author, subject, creator, language] =
        [&document.title, &document.author, subject, &document.creator, &document.language].map(escape);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{archival}{accessible}</rdf:Description>
{EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}',
    )
}

/// The statement of PDF/A-2a.
const ARCHIVAL: &str = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n";

/// The statement of PDF/UA-1.
const ACCESSIBLE: &str = "<pdfuaid:part>1</pdfuaid:part>\n";

/// PDF/A asks that properties it does not know are described; those of PDF/UA are among them.
const EXTENSION: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#;

fn escape(text: &str) -> String {
    let text = crate::readable(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', " ")
}
