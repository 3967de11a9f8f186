use crate::layout::Role;

/// Name of a structure type in the file.
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Div => "Div",
        Role::Title => "Title",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::Toc => "TOC",
        Role::TocItem => "TOCI",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Strong => "Strong",
        Role::Emphasis => "Em",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::HeaderCell => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Note => "Note",
    }
}
