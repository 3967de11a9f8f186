//! The LAN workbook: what a finding says where a figure lies a hair outside a limit.

use super::*;

const LAN: &str = include_str!("../../../../../tests/data/checks/base-lan.json");

#[test]
fn dollars_a_member_are_judged_and_told_exactly() {
    let rows = [
        ("600000000", "400000", None),
        ("600000000", "400001", Some("Commercial: $1,499.996 a member")),
        ("599998400", "400000", Some("Commercial: $1,499.996 a member")),
        ("599999999999.999999", "400000000", Some("Commercial: $1,499.")),
        ("600000000", "50000", None),
        ("600000000", "49999", Some("Commercial: $12,000.24 a member")),
        ("600000000", "600000", Some("Commercial: $1,000 a member")),
    ];
    for (dollars, members, told) in rows {
        let mut report = Report::from_json(LAN).unwrap();
        for (address, text) in [
            ("G.members/commercial/count", members),
            ("G.spend/commercial/dollars", dollars),
            ("M.1/commercial/dollars", dollars),
        ] {
            let kind = report.form.point(address).unwrap().kind;
            report.set(Address::from(address), typed(kind, &[], text));
        }
        let found = findings(&report).into_iter().find(|finding| finding.check == "L-9");
        let message = found.map(|finding| finding.message);
        match told {
            None => assert_eq!(message, None, "{dollars} for {members}"),
            Some(begin) => {
                let message = message.unwrap_or_else(|| panic!("no L-9 for {dollars} of {members}"));
                assert!(message.starts_with(begin), "{dollars} for {members}: {message}");
            }
        }
    }
}
