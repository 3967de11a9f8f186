//! Folders that a program copies elsewhere, told by the names that these programs give them.

use std::path::Path;

/// How a folder's name begins, in lower case, and the program that keeps it in step.
const NAMES: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
    ("megasync", "MEGA"),
    ("creative cloud files", "Creative Cloud"),
];

/// A file that lies at the top of a synced folder, and the program that puts it there.
const MARKS: &[(&str, &str)] = &[
    (".dropbox", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".csync_journal.db", "ownCloud"),
];

/// The program that syncs a folder above `path`, judged by names and marks.
pub(super) fn by_name_or_mark(path: &Path) -> Option<String> {
    path.ancestors().skip(1).find_map(|folder| {
        let name = folder.file_name().map(|n| n.to_string_lossy().to_lowercase());
        let named = name.and_then(|n| NAMES.iter().find(|(start, _)| n.starts_with(start)));
        named
            .or_else(|| MARKS.iter().find(|(mark, _)| folder.join(mark).exists()))
            .map(|(_, by)| (*by).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::by_name_or_mark;
    use std::path::Path;

    #[test]
    fn names_of_synced_folders() {
        let cases = [
            ("/home/ann/OneDrive - Some Health/Reports/a.hpug", Some("OneDrive")),
            ("/home/ann/Dropbox/a.hpug", Some("Dropbox")),
            ("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/a.hpug", Some("iCloud Drive")),
            ("/home/ann/Documents/HPUG Workbook/onedrive.hpug", None),
        ];
        for (path, expected) in cases {
            assert_eq!(by_name_or_mark(Path::new(path)).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn a_mark_at_the_top_is_found_from_below() {
        let top = tempfile::tempdir().unwrap();
        std::fs::create_dir(top.path().join(".stfolder")).unwrap();
        let below = top.path().join("a/b/c.hpug");
        assert_eq!(by_name_or_mark(&below).as_deref(), Some("Syncthing"));
    }
}
