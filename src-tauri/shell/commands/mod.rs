//! What the page may call. Each command hands over to the session and adds nothing of its own.

mod activity;
mod backups;
mod compare;
mod edit;
mod exports;
mod hand_outs;
mod library;
mod paths;
mod queries;
mod received;
mod report;
mod rounds;
mod signing;
mod store;
mod workbooks;

use hpug_session::wire::WireError;
use tauri::Wry;
use tauri::ipc::Invoke;

/// What a command gives back: its result, or the error that the page shows.
type Answer<T = ()> = Result<T, WireError>;

/// Dispatches the page's calls.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        activity::watch,
        activity::still_here,
        activity::lock_in,
        activity::stop_work,
        activity::stand_at,
        activity::lock,
        paths::pick_store,
        paths::pick_new_store,
        paths::pick_workbook,
        paths::pick_workbooks,
        paths::pick_export,
        store::startup,
        store::passphrase_strength,
        store::create_store,
        store::open_store,
        store::open_with_recovery,
        store::change_passphrase,
        store::save_recovery_sheet,
        store::forget_recent,
        backups::backups,
        backups::back_up_now,
        backups::restore_backup,
        backups::drill_recovery,
        store::settings,
        store::set_settings,
        library::forms,
        library::library,
        library::bin,
        library::known_names,
        library::new_report,
        library::begin_sample,
        library::start_next_year,
        library::delete_report,
        library::restore_report,
        report::report,
        report::section,
        report::cell,
        report::read_ticks,
        report::glossary,
        report::crosswalk,
        report::count_contract,
        report::topic,
        report::topic_library,
        edit::edit,
        edit::edit_head,
        edit::set_remark,
        edit::explain,
        edit::fix,
        edit::round_column,
        edit::enter_contract,
        edit::derive_section_d,
        edit::confirm_carried,
        edit::confirm_section,
        edit::undo,
        edit::redo,
        edit::add_topic,
        edit::remove_topic,
        edit::edit_topic,
        edit::set_schedule,
        edit::placeholder_in,
        edit::take_guide,
        edit::give_up_unsaved,
        edit::keep_half_typed,
        workbooks::look_at_workbook,
        workbooks::use_workbook,
        workbooks::drop_workbook,
        workbooks::binding_differences,
        workbooks::bind_file,
        workbooks::copy_sources,
        received::receive_files,
        received::receive_protected,
        received::received,
        received::received_file,
        received::earlier_years,
        received::name_plan,
        received::changed_answers,
        received::decide_newer,
        received::forget_unread,
        compare::compare,
        compare::compare_path,
        compare::write_compare,
        exports::export_offer,
        exports::export_report,
        exports::guide_path,
        exports::write_guide,
        exports::exports,
        exports::keep_version,
        exports::versions,
        exports::restore_version,
        signing::sign_section,
        signing::lock_report,
        signing::attest,
        signing::withdraw,
        exports::compare_versions,
        hand_outs::hand_outs,
        hand_outs::hand_out_path,
        hand_outs::write_hand_out,
        hand_outs::returned_cells,
        hand_outs::take_returned,
        workbooks::look_at_protected,
        rounds::rounds,
        rounds::round,
        rounds::keep_round,
        rounds::put_away_round,
        rounds::say_plan,
        rounds::write_blanks,
        rounds::pick_folder,
        rounds::terms_to_read,
        rounds::terms_read,
        queries::draft_query,
        queries::ask,
        queries::reword_query,
        queries::settle_query,
        queries::drop_query,
        queries::answer_query,
        queries::mark_answered,
        queries::queries_path,
        queries::write_queries,
        queries::preview_queries,
        queries::take_queries,
        queries::next_versions,
    ]
}
