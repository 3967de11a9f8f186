use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::outline::destination;
use super::roles::role_name;
use super::strings::{count, name, text};
use crate::PdfError;
use crate::layout::{Kid, Laid, Link, Node, Role, Scope, Target};

/// Writes the structure tree, its way back from the pages, its IDs, and the link annotations.
pub fn write(file: &mut File, laid: &Laid, pages: &[ObjectId]) -> Result<(), PdfError> {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = laid.tree.iter().map(|_| file.new_object_id()).collect();
    let links: Vec<Vec<ObjectId>> =
        laid.pages.iter().map(|page| page.links.iter().map(|_| file.new_object_id()).collect()).collect();
    let places = Places { ids: &ids, pages, links: &links };
    let parents = parents(laid);
    for (index, node) in laid.tree.iter() {
        let parent = parents.get(&index).and_then(|parent| ids.get(*parent)).copied().unwrap_or(root);
        if let Some(id) = ids.get(index) {
            file.set_object(*id, element(node, parent, &places, laid));
        }
    }
    write_links(file, laid, &places);
    complete_pages(file, laid, &places)?;
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids.first().map_or(Object::Null, |id| Object::Reference(*id)),
        "RoleMap" => dictionary! { "Title" => name("P"), "Strong" => name("Span"), "Em" => name("Span") },
        "ParentTree" => file.add_object(parent_tree(laid, &places)),
        "ParentTreeNextKey" => count(pages.len() + links.iter().map(Vec::len).sum::<usize>()),
        "IDTree" => file.add_object(id_tree(laid, &ids)),
    };
    file.set_object(root, tree);
    file.catalog_mut()?.set("StructTreeRoot", root);
    Ok(())
}

/// Object of every element, page and link.
struct Places<'a> {
    ids: &'a [ObjectId],
    pages: &'a [ObjectId],
    links: &'a [Vec<ObjectId>],
}

impl Places<'_> {
    fn page(&self, page: usize) -> Object {
        self.pages.get(page).map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn link(&self, page: usize, link: usize) -> Object {
        let id = self.links.get(page).and_then(|links| links.get(link));
        id.map_or(Object::Null, |id| Object::Reference(*id))
    }

    fn node(&self, node: usize) -> Object {
        self.ids.get(node).map_or(Object::Null, |id| Object::Reference(*id))
    }
}

fn parents(laid: &Laid) -> BTreeMap<usize, usize> {
    let kids = laid.tree.iter().flat_map(|(index, node)| node.kids.iter().map(move |kid| (index, kid)));
    kids.filter_map(|(index, kid)| match kid {
        Kid::Node(kid) => Some((*kid, index)),
        Kid::Content { .. } | Kid::Link { .. } => None,
    })
    .collect()
}

fn element(node: &Node, parent: ObjectId, places: &Places<'_>, laid: &Laid) -> Dictionary {
    let mut element = dictionary! {
        "Type" => "StructElem",
        "S" => name(role_name(node.role)),
        "P" => parent,
    };
    let home = home(node, laid);
    if let Some(home) = home {
        element.set("Pg", places.page(home));
    }
    let mut kids: Vec<Object> = node.kids.iter().map(|kid| kid_object(*kid, home, places)).collect();
    if kids.len() == 1 {
        element.set("K", kids.remove(0));
    } else if !kids.is_empty() {
        element.set("K", kids);
    }
    if let Some(id) = &node.id {
        element.set("ID", text(id));
    }
    if let (Some(alt), Role::Figure) = (&node.alt, node.role) {
        element.set("Alt", text(alt));
    }
    if let Some(attributes) = attributes(node, laid) {
        element.set("A", attributes);
    }
    element
}

/// The page of an element's first content; for tables that of their first cell.
fn home(node: &Node, laid: &Laid) -> Option<usize> {
    node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } | Kid::Link { page, .. } => Some(*page),
        Kid::Node(kid)
            if matches!(node.role, Role::Table | Role::TableHead | Role::TableBody | Role::TableRow) =>
        {
            laid.tree.node(*kid).and_then(|kid| home(kid, laid))
        }
        Kid::Node(_) => None,
    })
}

fn kid_object(kid: Kid, home: Option<usize>, places: &Places<'_>) -> Object {
    match kid {
        Kid::Node(node) => places.node(node),
        Kid::Content { page, mcid } if home == Some(page) => count(mcid),
        Kid::Content { page, mcid } => {
            dictionary! { "Type" => "MCR", "Pg" => places.page(page), "MCID" => count(mcid) }.into()
        }
        Kid::Link { page, link } => {
            dictionary! { "Type" => "OBJR", "Pg" => places.page(page), "Obj" => places.link(page, link) }
                .into()
        }
    }
}

fn attributes(node: &Node, laid: &Laid) -> Option<Dictionary> {
    match node.role {
        Role::HeaderCell | Role::Cell => {
            let mut table = dictionary! { "O" => name("Table") };
            if let Some(scope) = node.scope {
                table.set("Scope", name(if scope == Scope::Row { "Row" } else { "Column" }));
            }
            if node.columns > 1 {
                table.set("ColSpan", count(node.columns));
            }
            (table.len() > 1).then_some(table)
        }
        Role::Table => {
            let summary = node.alt.as_ref().filter(|alt| !alt.is_empty())?;
            Some(dictionary! { "O" => name("Table"), "Summary" => text(summary) })
        }
        Role::List => {
            let numbering = if node.numbered { "Decimal" } else { "Disc" };
            Some(dictionary! { "O" => name("List"), "ListNumbering" => name(numbering) })
        }
        Role::Figure => {
            let [left, top, right, bottom] = node.bounds?;
            let height = laid.area.sheet_height;
            let bounds = [left, height - bottom, right, height - top].map(Object::Real);
            Some(dictionary! {
                "O" => name("Layout"), "Placement" => name("Block"), "BBox" => bounds.to_vec(),
            })
        }
        _ => None,
    }
}

/// From every page's content, and from every link, to its element.
fn parent_tree(laid: &Laid, places: &Places<'_>) -> Dictionary {
    let mut numbers = Vec::new();
    for (index, page) in laid.pages.iter().enumerate() {
        if page.appended.is_some() {
            continue;
        }
        let owners: Vec<Object> = page.owners.iter().map(|owner| places.node(*owner)).collect();
        numbers.extend([count(index), Object::Array(owners)]);
    }
    for (key, link) in (laid.pages.len()..).zip(laid.pages.iter().flat_map(|page| &page.links)) {
        numbers.extend([count(key), places.node(link.owner)]);
    }
    dictionary! { "Nums" => numbers }
}

fn id_tree(laid: &Laid, ids: &[ObjectId]) -> Dictionary {
    let with_id = laid.tree.iter().zip(ids).filter_map(|((_, node), id)| Some((node.id.clone()?, *id)));
    let sorted: BTreeMap<String, ObjectId> = with_id.collect();
    let limits = [sorted.first_key_value(), sorted.last_key_value()];
    let limits: Vec<Object> = limits.into_iter().flatten().map(|(id, _)| text(id)).collect();
    let names: Vec<Object> = sorted.iter().flat_map(|(id, at)| [text(id), Object::Reference(*at)]).collect();
    if names.is_empty() {
        return dictionary! { "Names" => names };
    }
    dictionary! { "Kids" => vec![dictionary! { "Names" => names, "Limits" => limits }.into()] }
}

fn write_links(file: &mut File, laid: &Laid, places: &Places<'_>) {
    let mut key = laid.pages.len();
    for (page, ids) in laid.pages.iter().zip(places.links) {
        for (link, id) in page.links.iter().zip(ids) {
            file.set_object(*id, annotation(link, key, places, laid));
            key += 1;
        }
    }
}

fn annotation(link: &Link, key: usize, places: &Places<'_>, laid: &Laid) -> Dictionary {
    let [left, top, right, bottom] = link.bounds;
    let height = laid.area.sheet_height;
    let bounds = [left, height - bottom, right, height - top].map(Object::Real);
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => bounds.to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "Contents" => text(&link.contents),
        "StructParent" => count(key),
    };
    match &link.target {
        Target::Heading(target) => {
            let entry = laid.outline.get(*target);
            let place = entry.map_or(Object::Null, |entry| destination(entry, places.pages, laid.area));
            annotation.set("Dest", place);
        }
        Target::Address(address) => {
            let uri = Object::string_literal(address.as_bytes());
            annotation.set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => uri });
        }
    }
    annotation
}

fn complete_pages(file: &mut File, laid: &Laid, places: &Places<'_>) -> Result<(), PdfError> {
    for (index, id) in places.pages.iter().enumerate() {
        if laid.pages.get(index).is_some_and(|page| page.appended.is_some()) {
            continue;
        }
        let links = places.links.get(index).cloned().unwrap_or_default();
        let page = file.get_dictionary_mut(*id)?;
        page.set("StructParents", count(index));
        page.set("Tabs", name("S"));
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        if links.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", links.into_iter().map(Object::Reference).collect::<Vec<_>>());
        }
    }
    debug_assert_eq!(places.pages.len(), laid.pages.len());
    Ok(())
}
