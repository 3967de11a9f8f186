/// Place of a node in its [`Tree`].
pub type NodeId = usize;

/// Structure types of ISO 32000-1, 14.8.4, as far as documents use them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole document.
    Document,
    /// Blocks that belong together.
    Div,
    /// The title on the cover.
    Title,
    /// Heading of level 1 to 3.
    Heading(u8),
    /// Paragraph.
    Paragraph,
    /// Table of contents.
    Toc,
    /// Its entry.
    TocItem,
    /// What an entry refers to.
    Reference,
    /// A link and its annotation.
    Link,
    /// Words of weight.
    Strong,
    /// Words that are stressed.
    Emphasis,
    /// List.
    List,
    /// Its item.
    ListItem,
    /// Bullet or number.
    Label,
    /// What an item says.
    ListBody,
    /// Table.
    Table,
    /// Its header rows.
    TableHead,
    /// Its other rows.
    TableBody,
    /// Row.
    TableRow,
    /// Header cell.
    HeaderCell,
    /// Cell.
    Cell,
    /// Picture.
    Figure,
    /// Footnote.
    Note,
}

/// Which cells a header cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those of its row.
    Row,
    /// Those of its column.
    Column,
}

/// An element of the structure tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its type.
    pub role: Role,
    /// Its ID: the address of a data point.
    pub id: Option<String>,
    /// For header cells: what they name.
    pub scope: Option<Scope>,
    /// For cells: columns taken.
    pub columns: usize,
    /// Text that stands for a picture, or what a table shows.
    pub alt: Option<String>,
    /// For pictures: left, top, right, bottom on their page.
    pub bounds: Option<[f32; 4]>,
    /// For lists: items are numbered.
    pub numbered: bool,
    /// What it holds.
    pub kids: Vec<Kid>,
}

impl Node {
    /// An element with nothing in it.
    pub fn new(role: Role) -> Self {
        Self {
            role,
            id: None,
            scope: None,
            columns: 1,
            alt: None,
            bounds: None,
            numbered: false,
            kids: Vec::new(),
        }
    }

    /// The same element with an ID.
    #[must_use]
    pub fn with_id(self, id: Option<&String>) -> Self {
        Self { id: id.cloned(), ..self }
    }

    /// The same element with a text that stands for it.
    #[must_use]
    pub fn with_alt(self, alt: &str) -> Self {
        Self { alt: Some(crate::readable(alt)), ..self }
    }
}

/// What a structure element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another element.
    Node(NodeId),
    /// Marked content of a page.
    Content {
        /// The page, from 0.
        page: usize,
        /// The content's number on the page.
        mcid: usize,
    },
    /// A page's link annotation.
    Link {
        /// The page, from 0.
        page: usize,
        /// The link's number on the page.
        link: usize,
    },
}

/// The structure tree. The first node is the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree of a document with nothing in it.
    pub fn new() -> Self {
        Self { nodes: vec![Node::new(Role::Document)] }
    }

    /// Every node with its place.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate()
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds `node` under `parent`.
    pub fn add(&mut self, parent: NodeId, node: Node) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(node);
        self.put(parent, Kid::Node(id));
        id
    }

    /// Adds a kid to a node.
    pub fn put(&mut self, parent: NodeId, kid: Kid) {
        if let Some(node) = self.nodes.get_mut(parent) {
            node.kids.push(kid);
        }
    }

    /// Moves the bounds of pictures to the right, on the pages that `on` names.
    pub fn shift_pictures(&mut self, by: f32, on: impl Fn(usize) -> bool) {
        for node in &mut self.nodes {
            let here = node.kids.iter().any(|kid| matches!(kid, Kid::Content { page, .. } if on(*page)));
            if let (Some(bounds), true) = (&mut node.bounds, here) {
                bounds[0] += by;
                bounds[2] += by;
            }
        }
    }

    /// The node at `id`.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The type of the node at `id`.
    pub fn role(&self, id: NodeId) -> Role {
        self.nodes.get(id).map_or(Role::Div, |node| node.role)
    }
}
