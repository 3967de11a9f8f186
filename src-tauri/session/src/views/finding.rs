//! Findings as the window lists them.

use hpug_model::findings::{self, Finding};
use hpug_model::{Address, checks};

use super::View;
use crate::wire::findings::{ExplanationView, FindingView, FixView, Severity};

impl From<findings::Severity> for Severity {
    fn from(severity: findings::Severity) -> Severity {
        match severity {
            findings::Severity::Note => Severity::Note,
            findings::Severity::Warning => Severity::Warning,
            findings::Severity::Error => Severity::Error,
        }
    }
}

impl View<'_> {
    /// All findings: errors first, then form order; grouped ones follow their root.
    pub fn finding_views(&self) -> Vec<FindingView> {
        let mut roots: Vec<&Finding> =
            self.findings.iter().filter(|finding| self.root_of(finding).is_none()).collect();
        roots.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let mut views = Vec::with_capacity(self.findings.len());
        for root in roots {
            views.push(self.finding_view(root));
            self.push_followers(&root.key(), &mut views);
        }
        views
    }

    /// The finding that causes this one, if it is listed.
    fn root_of(&self, finding: &Finding) -> Option<&Finding> {
        let key = finding.because.as_ref()?;
        self.findings.iter().find(|candidate| candidate.key() == *key && candidate.key() != finding.key())
    }

    fn push_followers(&self, key: &str, views: &mut Vec<FindingView>) {
        for follower in self.findings.iter().filter(|finding| finding.because.as_deref() == Some(key)) {
            if views.iter().any(|view| view.key == follower.key()) {
                continue;
            }
            views.push(self.finding_view(follower));
            self.push_followers(&follower.key(), views);
        }
    }

    fn explanation_view(&self, text: String, key: &str) -> ExplanationView {
        let then = self.facts.explained.get(key).into_iter().flatten();
        let figure = |(address, then): (&String, &String)| {
            let now = self.text_on_file(address).unwrap_or_default();
            (self.report.form.place_of(address), then.clone(), now)
        };
        let figures: Vec<_> = then.map(figure).collect();
        ExplanationView { text, outdated: self.facts.outdated.contains(&key.to_owned()), figures }
    }

    fn finding_view(&self, finding: &Finding) -> FindingView {
        let key = finding.key();
        let first = finding.at.first().map_or("", Address::as_str);
        FindingView {
            check: finding.check.to_owned(),
            severity: finding.severity.into(),
            section: self.section_of(finding).to_owned(),
            place: self.report.form.place_of(first),
            message: finding.message.clone(),
            fix: finding.fix.clone(),
            at: finding.at.iter().map(Address::to_string).collect(),
            with: finding.with.iter().map(Address::to_string).collect(),
            because: finding.because.clone(),
            explained: finding.explained.clone().map(|text| self.explanation_view(text, &key)),
            rule: checks::rule(finding, &self.report.form.thresholds).unwrap_or_default(),
            explainable: finding.severity == findings::Severity::Warning,
            fixes: fixes(finding),
            key,
        }
    }
}

fn fixes(finding: &Finding) -> Vec<FixView> {
    let view = |(at, fix): (usize, &findings::Fix)| FixView { id: at.to_string(), label: fix.label.clone() };
    finding.fixes.iter().enumerate().map(view).collect()
}
