//! A report without a host's file: filled by keyboard, over a lock and a power cut.

use hpug_tests::window::Machine;

use crate::analyst::Analyst;
use crate::steps::{
    HOST, PLAN, a_finding_is_found_and_explained, add_a_topic, each_empty_section_is_found, fill_head,
    fill_sections, half_typed_text_outlives_a_lock, power_cut, sample_answers, undo_is_exact,
};

#[test]
fn an_empty_report_is_filled_and_outlives_a_lock_and_a_power_cut() {
    let machine = Machine::new();
    let mut analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    fill_head(&analyst);
    each_empty_section_is_found(&analyst);
    fill_sections(&analyst, &sample_answers());
    undo_is_exact(&analyst);
    a_finding_is_found_and_explained(&analyst);
    add_a_topic(&analyst);
    half_typed_text_outlives_a_lock(&analyst);
    analyst = power_cut(analyst);
    analyst.window.close(&machine);
}
