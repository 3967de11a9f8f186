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

/// References in the object and in what it holds.
fn refer(object: &mut Object, numbers: &HashMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => *id = numbers.get(id).copied().unwrap_or(*id),
        Object::Array(parts) => parts.iter_mut().for_each(|part| refer(part, numbers)),
        Object::Dictionary(parts) => parts.iter_mut().for_each(|(_, part)| refer(part, numbers)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, part)| refer(part, numbers)),
        _ => {}
    }
}
