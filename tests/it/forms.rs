//! Every form file with a mistake in `data/forms` is refused with its name, the line and the reason.

use hpug_model::forms::parse_all;
use hpug_tests::data;

const BASE: &str = "base.toml";

fn file(name: &str) -> String {
    std::fs::read_to_string(data::path(&format!("forms/{name}"))).expect("test data can be read")
}

/// Line and part of the reason, from `# line 7: unknown field`.
fn expected(text: &str) -> (usize, &str) {
    let first = text.lines().next().and_then(|line| line.strip_prefix("# line "));
    let (line, reason) =
        first.and_then(|rest| rest.split_once(": ")).expect("the first line says what is wrong");
    (line.parse().expect("a line"), reason.trim())
}

#[test]
fn a_mistake_is_refused_with_file_line_and_reason() {
    let base = file(BASE);
    assert_eq!(parse_all(&[(BASE, &base)]).map(|forms| forms.len()), Ok(1));
    let mut wrong = Vec::new();
    let names = data::names("forms").into_iter().filter(|name| name.ends_with(".toml") && name != BASE);
    for name in names {
        let text = file(&name);
        let (line, reason) = expected(&text);
        match parse_all(&[(BASE, &base), (&name, &text)]) {
            Ok(_) => wrong.push(format!("{name}: taken as it is")),
            Err(error) => {
                let right = error.file == name && error.line == line && error.reason.contains(reason);
                if !right {
                    wrong.push(format!("{name}: line {line}, {reason:?} expected, got: {error}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
