//! What a plan's baseline questionnaire says about its report.

use std::sync::Arc;

use super::Report;
use crate::address::Address;
use crate::forms::baseline::Switch;
use crate::values::{Kind, Value};

/// What a questionnaire says about a section of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// Nothing in it is due.
    Off {
        /// Why, in a sentence or two.
        reason: String,
        /// What the questionnaire adds, in the plan's words.
        told: Option<String>,
    },
    /// Its texts are due.
    Due {
        /// Why, in a sentence or two.
        reason: String,
        /// What the questionnaire adds, in the plan's words.
        told: Option<String>,
    },
    /// It is due as always; the questionnaire adds something in the plan's words.
    Told(String),
}

impl Report {
    /// Takes the plan's questionnaire into account; one that is of no such form is left aside.
    pub fn set_baseline(&mut self, questionnaire: Option<Report>) {
        let of_use = |report: &Report| !report.form.switches.is_empty();
        self.baseline = questionnaire.filter(of_use).map(Arc::new);
    }

    /// What the questionnaire says about a section; `None` without one, or where it says nothing.
    pub fn baseline_of(&self, section: &str) -> Option<Baseline> {
        let questionnaire = self.baseline.as_ref()?;
        let switch = questionnaire.form.switches.iter().find(|switch| switch.section == section)?;
        let says = |at: &String, flag: bool| questionnaire.answer(at) == Some(&Value::Flag(flag));
        let told = told(questionnaire, switch);
        let reason = switch.reason.clone();
        if !switch.off.is_empty() && switch.off.iter().all(|at| says(at, false)) {
            Some(Baseline::Off { reason, told })
        } else if switch.due.iter().any(|at| says(at, true)) {
            Some(Baseline::Due { reason, told })
        } else {
            told.map(Baseline::Told)
        }
    }

    /// Flags that the questionnaire sets in advance.
    pub(super) fn presets(&self) -> Vec<(Address, Value)> {
        let Some(questionnaire) = &self.baseline else { return Vec::new() };
        let mut presets = Vec::new();
        for preset in &questionnaire.form.presets {
            let counts = questionnaire.answer(&preset.only_where) == Some(&Value::Flag(true));
            let (Some(Value::Choice(keys)), Some(point), true) =
                (questionnaire.answer(&preset.from), questionnaire.form.point(&preset.from), counts)
            else {
                continue;
            };
            for (choice, _) in &questionnaire.form.measure_of(point).choices {
                let chosen = keys.split(',').any(|key| key == choice);
                let address = Address::from(preset.to.replace("{choice}", choice));
                let is_flag = self.form.point(address.as_str()).is_some_and(|point| point.kind == Kind::Flag);
                presets.extend(is_flag.then_some((address, Value::Flag(chosen))));
            }
        }
        presets
    }
}

fn told(questionnaire: &Report, switch: &Switch) -> Option<String> {
    let point = questionnaire.form.point(switch.tell.as_ref()?)?;
    let text = questionnaire.answer(point.address.as_str())?.as_text()?.trim();
    (!text.is_empty()).then(|| format!("“{}”: {text}", questionnaire.form.measure_of(point).label))
}
