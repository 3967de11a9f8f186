//! Scripts that run in the page. Roles and names come from axe-core, which computes them as the accessibility tree does.

use std::sync::OnceLock;

/// The source of axe-core, from the interface's development packages.
pub fn axe() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let file = super::repository().join("ui/node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}; run make setup", file.display()))
    })
}

/// Arguments: role, name. Returns the element, or the names there are of that role.
pub const FIND: &str = r#"
const [role, name] = arguments;
axe.setup(document.body);
try {
  const { aria, text, dom } = axe.commons;
  const tidy = (value) => (value || '').replace(/\s+/g, ' ').trim();
  const others = [];
  for (const node of document.body.querySelectorAll('*')) {
    if (aria.getRole(node) !== role) continue;
    if (!dom.isVisibleToScreenReaders(node) || !node.getClientRects().length) continue;
    const found = tidy(text.accessibleText(node));
    if (found === name) return { element: node };
    others.push(found);
  }
  return { element: null, others: others.slice(0, 60) };
} finally {
  axe.teardown();
}
"#;

/// Returns role and name of what has the focus.
pub const FOCUS: &str = r#"
axe.setup(document.body);
try {
  const node = document.activeElement;
  return [axe.commons.aria.getRole(node), axe.commons.text.accessibleText(node).replace(/\s+/g, ' ').trim()];
} finally {
  axe.teardown();
}
"#;

/// Calls back with one line for each element that breaks a rule.
pub const VIOLATIONS: &str = r#"
const done = arguments[0];
axe.run(document, { resultTypes: ['violations'], preload: false }).then(
  (result) => done(result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html}: ${node.any.map((check) => check.message).join('; ')}`))),
  (error) => done([`axe failed: ${error}`]),
);
"#;
