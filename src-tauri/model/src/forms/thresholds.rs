//! Limits of the checks, as data of the form; the defaults are those of the checks' specification.

use rust_decimal::Decimal;
use serde::Deserialize;

macro_rules! thresholds {
    ($($(#[$doc:meta])* $name:ident = $default:literal;)*) => {
        /// Limits of the checks. Percentage points unless the name says otherwise.
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Thresholds { $($(#[$doc])* pub $name: Decimal,)* }

        impl Default for Thresholds {
            fn default() -> Thresholds {
                Thresholds { $($name: Decimal::from_str_exact($default).unwrap_or(Decimal::ZERO),)* }
            }
        }
    };
}

thresholds! {
    /// FORM-1: months between the end of Current and the due date from which a warning is given.
    stale_months = "18";
    /// FORM-1: months between the end of Current and the due date below which claims still run out.
    runout_months = "3";
    /// FORM-4: how far from 100, 1,000 or 1,000,000 a ratio may lie to look like a slip of units, percent form.
    unit_slip_percent = "20";
    /// FORM-4: the same for dollars, in percent of the ratio.
    unit_slip_dollars = "10";
    /// FORM-5: Current/Prior pairs needed.
    copied_pairs = "5";
    /// FORM-5: share of identical pairs, percent.
    copied_share = "80";
    /// FORM-6: change of a percent.
    change_percent = "10";
    /// FORM-6: change of a percent in Section D.
    change_section_d = "5";
    /// FORM-6: change of a C-section rate.
    change_csections = "5";
    /// FORM-6: births needed in both years for the change of a C-section rate to be judged by its own limit.
    change_csections_births = "300";
    /// FORM-6: births below which a C-section rate is never judged.
    change_csections_least = "100";
    /// FORM-6: change of a count or of dollars, in percent of the prior value.
    change_figure = "50";
    /// FORM-6: count from which a change is judged.
    change_count_from = "30";
    /// FORM-6: dollars from which a change is judged.
    change_dollars_from = "1000000";
    /// FORM-8, FORM-14: largest count that is withheld to protect people.
    small_cell = "10";
    /// FORM-14: births below which a C-section rate is not compared.
    few_births = "30";
    /// hospitals beyond which count and percent can't be right.
    hospitals_most = "6500";
    /// B-6: difference between C.1A.iii ÷ C.1A.i and B.maternity.
    coe_maternity = "10";
    /// C-4: births needed.
    csection_births = "100";
    /// C-4: lowest plausible C-section rate.
    csection_low = "20";
    /// C-4: highest plausible C-section rate.
    csection_high = "45";
    /// C-4: rate up to which the low-risk rate may have been reported.
    csection_low_risk = "28";
    /// C-6: least tolerance of the sum of the three parts.
    visits_tolerance = "0.2";
    /// D-1: difference from 100 that is only noted.
    total_note = "0.1";
    /// D-1: most that rounding can explain.
    total_rounding = "0.5";
    /// D-2: difference between a given percent and its dollars.
    dollars_percent = "0.1";
    /// D-6: shortfall of the ten rows' dollars, in percent of the total.
    dollars_short = "0.1";
    /// D-4: difference from the LAN figures, per row.
    lan_difference = "0.1";
    /// L-1, L-2, L-4: dollars by which a figure may be off (L-2: for each part).
    lan_dollars = "1";
    /// L-1, L-3, L-4: the same in percent of the figure compared with.
    lan_percent = "0.1";
    /// L-8: share of the dollars, in percent, that a pilot may hold.
    lan_pilot = "10";
    /// L-9: least dollars per commercial member and year.
    member_commercial_low = "1500";
    /// L-9: most dollars per commercial member and year.
    member_commercial_high = "12000";
    /// L-9: least dollars per Medicare Advantage member and year.
    member_advantage_low = "5000";
    /// L-9: most dollars per Medicare Advantage member and year.
    member_advantage_high = "25000";
    /// L-9: least dollars per Medicaid member and year.
    member_medicaid_low = "1000";
    /// L-9: most dollars per Medicaid member and year.
    member_medicaid_high = "25000";
    /// FORM-12: difference of a total typed over from its parts.
    total_typed = "0.05";
}
