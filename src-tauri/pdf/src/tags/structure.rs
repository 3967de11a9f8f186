use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::Places;
use super::roles::role_name;
use super::strings::{encoded, spell};
use crate::PdfError;
use crate::layout::{Kid, Laid, Node, NodeId, Role, Scope};
use crate::syntax::{count, number, reference};

/// Takes an object's number and spelling.
pub type Put<'p> = dyn FnMut(u32, &[u8]) -> Result<(), PdfError> + 'p;

/// The structure tree in the file: its root, its elements, the way back from the pages, the elements' IDs. Spelled one by
/// one as they are written: they are most of a long document's objects.
pub struct Structure<'a> {
    laid: &'a Laid,
    places: &'a Places,
    /// Number of the root; the others follow.
    first: u32,
    parents: Vec<Option<NodeId>>,
}

impl<'a> Structure<'a> {
    /// The tree of `laid`, in objects from `first` on.
    pub fn new(laid: &'a Laid, places: &'a Places, first: u32) -> Self {
        let mut parents = vec![None; laid.tree.len()];
        for (index, node) in laid.tree.iter() {
            for kid in &node.kids {
                if let Kid::Node(kid) = kid
                    && let Some(parent) = parents.get_mut(*kid)
                {
                    *parent = Some(index);
                }
            }
        }
        Self { laid, places, first, parents }
    }

    /// Number of its last object.
    pub fn last(&self) -> u32 {
        self.ids()
    }

    /// Gives every object to `put`, in the order of their numbers.
    ///
    /// # Errors
    /// Those of `put`.
    pub fn write(&self, put: &mut Put<'_>) -> Result<(), PdfError> {
        let mut out = Vec::new();
        self.root(&mut out);
        put(self.first, &out)?;
        for (index, node) in self.laid.tree.iter() {
            out.clear();
            self.element(index, node, &mut out);
            put(self.id(index).0, &out)?;
        }
        out.clear();
        self.parent_tree(&mut out);
        put(self.ways_back(), &out)?;
        out.clear();
        self.id_tree(&mut out);
        put(self.ids(), &out)
    }

    fn id(&self, node: NodeId) -> ObjectId {
        (self.first + 1 + u32::try_from(node).unwrap_or(u32::MAX), 0)
    }

    fn ways_back(&self) -> u32 {
        self.id(self.laid.tree.len()).0
    }

    fn ids(&self) -> u32 {
        self.ways_back() + 1
    }

    fn root(&self, out: &mut Vec<u8>) {
        let links = self.laid.pages.iter().map(|page| page.links.len()).sum::<usize>();
        out.extend_from_slice(b"<</Type/StructTreeRoot/K ");
        reference(self.id(0), out);
        out.extend_from_slice(b"/RoleMap<</Title/P/Strong/Span/Em/Span>>/ParentTree ");
        reference((self.ways_back(), 0), out);
        out.extend_from_slice(b"/ParentTreeNextKey ");
        count(self.laid.pages.len() + links, out);
        out.extend_from_slice(b"/IDTree ");
        reference((self.ids(), 0), out);
        out.extend_from_slice(b">>");
    }

    fn element(&self, index: NodeId, node: &Node, out: &mut Vec<u8>) {
        out.extend_from_slice(b"<</Type/StructElem/S/");
        out.extend_from_slice(role_name(node.role).as_bytes());
        out.extend_from_slice(b"/P ");
        let parent = self.parents.get(index).copied().flatten();
        reference(parent.map_or((self.first, 0), |parent| self.id(parent)), out);
        let home = self.home(node);
        if let Some(home) = home {
            out.extend_from_slice(b"/Pg ");
            reference(self.places.page(home), out);
        }
        match node.kids.as_slice() {
            [] => {}
            [kid] => {
                out.extend_from_slice(b"/K ");
                self.kid(*kid, home, out);
            }
            kids => {
                out.extend_from_slice(b"/K");
                list(kids, out, |kid, out| self.kid(*kid, home, out));
            }
        }
        if let Some(id) = &node.id {
            out.extend_from_slice(b"/ID");
            spell(id, out);
        }
        if let (Some(alt), Role::Figure) = (&node.alt, node.role) {
            out.extend_from_slice(b"/Alt");
            spell(alt, out);
        }
        self.attributes(node, out);
        out.extend_from_slice(b">>");
    }

    /// The page of an element's first content; for tables that of their first cell.
    fn home(&self, node: &Node) -> Option<usize> {
        node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } | Kid::Link { page, .. } => Some(*page),
            Kid::Node(kid)
                if matches!(node.role, Role::Table | Role::TableHead | Role::TableBody | Role::TableRow) =>
            {
                self.laid.tree.node(*kid).and_then(|kid| self.home(kid))
            }
            Kid::Node(_) => None,
        })
    }

    fn kid(&self, kid: Kid, home: Option<usize>, out: &mut Vec<u8>) {
        match kid {
            Kid::Node(node) => reference(self.id(node), out),
            Kid::Content { page, mcid } if home == Some(page) => count(mcid, out),
            Kid::Content { page, mcid } => {
                out.extend_from_slice(b"<</Type/MCR/Pg ");
                reference(self.places.page(page), out);
                out.extend_from_slice(b"/MCID ");
                count(mcid, out);
                out.extend_from_slice(b">>");
            }
            Kid::Link { page, link } => {
                out.extend_from_slice(b"<</Type/OBJR/Pg ");
                reference(self.places.page(page), out);
                out.extend_from_slice(b"/Obj ");
                reference(self.places.link(page, link), out);
                out.extend_from_slice(b">>");
            }
        }
    }

    fn attributes(&self, node: &Node, out: &mut Vec<u8>) {
        match node.role {
            Role::HeaderCell | Role::Cell if node.scope.is_some() || node.columns > 1 => {
                out.extend_from_slice(b"/A<</O/Table");
                match node.scope {
                    Some(Scope::Row) => out.extend_from_slice(b"/Scope/Row"),
                    Some(Scope::Column) => out.extend_from_slice(b"/Scope/Column"),
                    None => {}
                }
                if node.columns > 1 {
                    out.extend_from_slice(b"/ColSpan ");
                    count(node.columns, out);
                }
                out.extend_from_slice(b">>");
            }
            Role::Table => {
                if let Some(summary) = node.alt.as_ref().filter(|alt| !alt.is_empty()) {
                    out.extend_from_slice(b"/A<</O/Table/Summary");
                    spell(summary, out);
                    out.extend_from_slice(b">>");
                }
            }
            Role::List => {
                out.extend_from_slice(b"/A<</O/List/ListNumbering");
                out.extend_from_slice(if node.numbered { b"/Decimal" } else { b"/Disc" });
                out.extend_from_slice(b">>");
            }
            Role::Figure => {
                if let Some([left, top, right, bottom]) = node.bounds {
                    let height = self.laid.area.sheet_height;
                    out.extend_from_slice(b"/A<</O/Layout/Placement/Block/BBox");
                    list(&[left, height - bottom, right, height - top], out, |side, out| {
                        number((side * 100.0).round() as i64, 100, out);
                    });
                    out.extend_from_slice(b">>");
                }
            }
            _ => {}
        }
    }

    /// From every page's content, and from every link, to its element.
    fn parent_tree(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"<</Nums[");
        for (index, page) in self.laid.pages.iter().enumerate() {
            if page.appended.is_none() {
                count(index, out);
                list(&page.owners, out, |owner, out| reference(self.id(*owner), out));
            }
        }
        let links = self.laid.pages.iter().flat_map(|page| &page.links);
        for (key, link) in (self.laid.pages.len()..).zip(links) {
            out.push(b' ');
            count(key, out);
            out.push(b' ');
            reference(self.id(link.owner), out);
        }
        out.extend_from_slice(b"]>>");
    }

    fn id_tree(&self, out: &mut Vec<u8>) {
        let with_id = self.laid.tree.iter().filter_map(|(index, node)| Some((node.id.as_deref()?, index)));
        // Readers seek by halving: the order is that of the bytes that stand in the file.
        let sorted: BTreeMap<Vec<u8>, (&str, NodeId)> =
            with_id.map(|(id, index)| (encoded(id).0, (id, index))).collect();
        out.extend_from_slice(b"<</Names[");
        for (id, index) in sorted.values() {
            spell(id, out);
            reference(self.id(*index), out);
        }
        out.extend_from_slice(b"]>>");
    }
}

/// A list in brackets.
fn list<T>(parts: &[T], out: &mut Vec<u8>, spell: impl Fn(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push(b' ');
        }
        spell(part, out);
    }
    out.push(b']');
}
