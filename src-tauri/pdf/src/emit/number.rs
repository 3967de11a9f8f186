use std::collections::{BTreeMap, HashMap};

use lopdf::{Document, Object, ObjectId};

/// Numbers the objects anew, without gaps, in the order they have, and returns the new ones by the old ones. Done here in
/// one pass, because the library's own way looks each reference up in a list of all.
pub fn renumber(file: &mut Document) -> HashMap<ObjectId, ObjectId> {
    let numbers: HashMap<ObjectId, ObjectId> =
        file.objects.keys().zip(1..).map(|(old, new)| (*old, (new, 0))).collect();
    if numbers.iter().any(|(old, new)| old != new) {
        let renumbered = std::mem::take(&mut file.objects).into_iter().map(|(id, mut object)| {
            refer(&mut object, &numbers);
            (numbers.get(&id).copied().unwrap_or(id), object)
        });
        file.objects = renumbered.collect::<BTreeMap<_, _>>();
        file.trailer.iter_mut().for_each(|(_, object)| refer(object, &numbers));
    }
    file.max_id = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    numbers
}

/// References in the object and in what it holds. One that leads nowhere becomes null: with its old number it would lead to
/// whatever has that now.
fn refer(object: &mut Object, numbers: &HashMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => match numbers.get(id) {
            Some(new) => *id = *new,
            None => *object = Object::Null,
        },
        Object::Array(parts) => parts.iter_mut().for_each(|part| refer(part, numbers)),
        Object::Dictionary(parts) => parts.iter_mut().for_each(|(_, part)| refer(part, numbers)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, part)| refer(part, numbers)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, dictionary};

    use super::renumber;

    #[test]
    fn what_leads_nowhere_leads_nowhere_afterwards() {
        let mut file = Document::new();
        file.objects.insert((3, 0), dictionary! { "There" => (7, 1), "Lost" => (1, 0) }.into());
        file.objects.insert((7, 1), Object::Integer(5));
        file.trailer.set("Root", Object::Reference((3, 0)));
        let numbers = renumber(&mut file);
        assert_eq!((numbers.get(&(3, 0)), numbers.get(&(7, 1))), (Some(&(1, 0)), Some(&(2, 0))));
        let root = dictionary! { "There" => (2, 0), "Lost" => Object::Null };
        assert_eq!(file.objects.get(&(1, 0)), Some(&root.into()));
        assert_eq!(file.trailer.get(b"Root").ok(), Some(&Object::Reference((1, 0))));
    }
}
