//! Finding things the way a person with a screen reader does: by role and name.

use serde_json::{Value, json};

use super::automated::Window;
use super::page;

/// The key under which WebDriver carries elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Gives an element the focus; returns whether it has it, or what has it instead.
const FOCUS: &str = "arguments[0].focus();
return document.activeElement === arguments[0] || (document.activeElement?.outerHTML ?? '').slice(0, 200)";

/// Gives a field the focus and selects what stands in it.
const SELECT: &str = "arguments[0].focus(); arguments[0].select && arguments[0].select()";

/// What the driver says of an element that the page has made anew since it was found.
const STALE: &str = "stale element reference";

/// An element of the page. One that the page makes anew meanwhile is looked for again, as a person would.
pub struct Element<'a> {
    window: &'a Window,
    role: String,
    name: String,
    reference: Value,
}

impl Window {
    /// The one visible element of `role` whose accessible name is `name`; waits until it is there.
    ///
    /// # Panics
    /// It never comes; names what of that role there is instead.
    pub fn find(&self, role: &str, name: &str) -> Element<'_> {
        self.until(&format!("{role} '{name}'"), || self.look_for(role, name))
    }

    /// The one visible field of that name; one that offers names given before counts as a combobox.
    pub fn field(&self, name: &str) -> Element<'_> {
        self.until(&format!("the field '{name}'"), || {
            self.look_for("textbox", name).or_else(|error| self.look_for("combobox", name).map_err(|_| error))
        })
    }

    /// Whether such an element is visible now.
    pub fn shows(&self, role: &str, name: &str) -> bool {
        self.look_for(role, name).is_ok()
    }

    /// Waits until no such element is visible any more.
    pub fn gone(&self, role: &str, name: &str) {
        self.until(&format!("the end of {role} '{name}'"), || match self.look_for(role, name) {
            Ok(_) => Err("it is still there".to_owned()),
            Err(_) => Ok(()),
        });
    }

    /// Waits until the page's visible text holds `text`.
    pub fn says(&self, text: &str) {
        self.until(&format!("'{text}' on the page"), || {
            let page = self.text();
            if page.contains(text) { Ok(()) } else { Err(format!("the page says:\n{page}")) }
        });
    }

    /// The page's visible text.
    pub fn text(&self) -> String {
        let text = self.try_script("return document.body.innerText", &[]);
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Role and name of what has the focus.
    pub fn focus(&self) -> (String, String) {
        self.with_axe();
        let found = self.script(page::FOCUS, &[]);
        (found[0].as_str().unwrap_or_default().to_owned(), found[1].as_str().unwrap_or_default().to_owned())
    }

    /// What axe-core finds wrong with the page as it is now: one line for each element.
    pub fn violations(&self) -> Vec<String> {
        self.with_axe();
        let found = self.script_async(page::VIOLATIONS, &[]);
        found
            .as_array()
            .expect("a list")
            .iter()
            .map(|line| line.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    fn look_for(&self, role: &str, name: &str) -> Result<Element<'_>, String> {
        self.with_axe();
        let mut found = self.try_script(page::FIND, &[json!(role), json!(name)])?;
        if found["element"].is_null() {
            return Err(format!("there is {}", found["others"]));
        }
        let reference = found["element"].take();
        Ok(Element { window: self, role: role.to_owned(), name: name.to_owned(), reference })
    }

    fn with_axe(&self) {
        if self.try_script("return !!window.axe", &[]) != Ok(Value::Bool(true)) {
            // A page that is just going answers with an error; the next look tries again.
            let _ = self.try_script(page::axe(), &[]);
        }
    }
}

impl Element<'_> {
    /// Gives it the focus, as Tab would, and waits until it has it.
    pub fn focus(&self) -> &Self {
        self.act(|reference| {
            let has = self.window.try_script(FOCUS, std::slice::from_ref(reference))?;
            if has == true { Ok(()) } else { Err(format!("the focus is at {has}")) }
        });
        self
    }

    /// Clicks it with the pointer.
    pub fn click(&self) {
        self.act(|reference| {
            let id = reference[ELEMENT].as_str().unwrap_or_default();
            self.window.try_send("POST", &format!("/element/{id}/click"), Some(&json!({})))
        });
    }

    /// Its visible text.
    pub fn text(&self) -> String {
        self.property("innerText")
    }

    /// What stands in a field.
    pub fn value(&self) -> String {
        self.property("value")
    }

    /// A property as text.
    pub fn property(&self, name: &str) -> String {
        let value = self.act(|reference| {
            self.window
                .try_script("return String(arguments[0][arguments[1]])", &[reference.clone(), json!(name)])
        });
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Selects all that stands in a field and types over it.
    pub fn fill(&self, text: &str) {
        self.act(|reference| self.window.try_script(SELECT, std::slice::from_ref(reference)));
        self.window.type_text(text);
    }

    /// Does something with it, again as long as the driver refuses: the page may have made it anew, or not be done with it.
    fn act<T>(&self, act: impl Fn(&Value) -> Result<T, String>) -> T {
        let what = format!("{} '{}'", self.role, self.name);
        let mut fresh = None;
        self.window.until(&what, || {
            let element = fresh.take().unwrap_or_else(|| self.reference.clone());
            act(&element).inspect_err(|error| {
                if error.contains(STALE) {
                    fresh = self.window.look_for(&self.role, &self.name).ok().map(|found| found.reference);
                }
            })
        })
    }
}
