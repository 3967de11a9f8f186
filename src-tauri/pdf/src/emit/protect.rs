use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};
use sha2::{Digest, Sha256};

use super::number::renumber;
use super::save::set_id;
use crate::{PdfError, Protection};

/// Name of the one filter that strings and streams go through.
const FILTER: &[u8] = b"StdCF";

/// The file's bytes behind a password. Objects stand by themselves: what is put into object streams would have
/// to be encrypted as a whole.
pub fn save(mut file: Document, protection: Protection<'_>) -> Result<Vec<u8>, PdfError> {
    set_id(&mut file, Sha256::digest(protection.file_key).get(..16).unwrap_or_default());
    file.version = "2.0".to_owned();
    renumber(&mut file);
    file.compress();
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

/// Some viewers want the key's length in bits beside what the standard asks for.
fn complete(file: &mut Document) -> Result<(), PdfError> {
    let id = file.trailer.get(b"Encrypt").and_then(Object::as_reference)?;
    file.get_dictionary_mut(id)?.set("Length", 256);
    Ok(())
}
