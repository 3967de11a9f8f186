use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};
use sha2::{Digest, Sha256};

use super::number;
use super::save::id;
use crate::{PdfError, Protection};

/// Name of the one filter that strings and streams go through.
const FILTER: &[u8] = b"StdCF";

/// The bytes of a written file behind a password. Objects stand by themselves: what is put into object streams would have
/// to be encrypted as a whole.
pub fn save(written: &[u8], protection: Protection<'_>) -> Result<Vec<u8>, PdfError> {
    let mut file = taken_apart(written)?;
    file.trailer.set("ID", id(&Sha256::digest(protection.file_key)));
    let aes: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let state = EncryptionState::try_from(EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(FILTER.to_vec(), aes)]),
        file_encryption_key: protection.file_key,
        stream_filter: FILTER.to_vec(),
        string_filter: FILTER.to_vec(),
        owner_password: protection.password,
        user_password: protection.password,
        permissions: Permissions::all(),
    })?;
    file.encrypt(&state)?;
    complete(&mut file)?;
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}

/// The file's objects, without the streams that they were packed in.
fn taken_apart(written: &[u8]) -> Result<Document, PdfError> {
    let packed = Document::load_mem(written)?;
    // PDF/UA-1 knows versions up to 1.7; that the encryption is a later one's is said as an extension of it.
    let mut file = Document::with_version("1.7");
    for key in ["Root", "Info"] {
        file.trailer.set(key, packed.trailer.get(key.as_bytes())?.clone());
    }
    file.max_id = packed.max_id;
    file.objects = packed.objects;
    file.objects.retain(|_, object| !matches!(object.type_name(), Ok(b"ObjStm" | b"XRef")));
    number::renumber(&mut file);
    let level = dictionary! { "BaseVersion" => "1.7", "ExtensionLevel" => 8 };
    file.catalog_mut()?.set("Extensions", dictionary! { "ADBE" => level });
    Ok(file)
}

/// Some viewers want the key's length in bits beside what the standard asks for.
fn complete(file: &mut Document) -> Result<(), PdfError> {
    let id = file.trailer.get(b"Encrypt").and_then(Object::as_reference)?;
    file.get_dictionary_mut(id)?.set("Length", 256);
    Ok(())
}
