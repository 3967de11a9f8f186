//! Looking at a report without changing it.

use hpug_model::address::Lob;
use hpug_model::forms;
use hpug_model::ticks::{self, Landing, Ticks};
use hpug_model::{Address, Value, format};

use crate::error::{Result, SessionError};
use crate::session::Session;
use crate::views::{national_row, term_view};
use crate::wire::cells::{CellDetail, SectionView, TicksView, Typed};
use crate::wire::glossary::GlossaryView;
use crate::wire::reports::ReportView;
use crate::wire::topics::{TopicGroup, TopicView};

impl Session {
    /// A report as the window opens it.
    ///
    /// # Errors
    /// [`SessionError::Locked`], and those of reading.
    pub fn report(&mut self, id: u32) -> Result<ReportView> {
        self.loaded(id)?;
        let open = self.open()?;
        let loaded = open.loaded.as_ref().ok_or_else(|| SessionError::no("report", id))?;
        loaded.report_view(&open.store)
    }

    /// A section ready to paint.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], and those of reading.
    pub fn section(&mut self, id: u32, section: &str) -> Result<SectionView> {
        self.loaded(id)?.view().section(section).ok_or_else(|| SessionError::no("section", section))
    }

    /// Everything about a cell, its history included.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], and those of reading.
    pub fn cell(&mut self, id: u32, address: &str) -> Result<CellDetail> {
        self.looking_back(id)?;
        let open = self.open()?;
        let loaded = open.loaded.as_ref().ok_or_else(|| SessionError::no("report", id))?;
        let history = loaded.history_lines(&open.store, address)?;
        let view = loaded.view();
        let detail = view.detail(address, history).ok_or_else(|| SessionError::no("cell", address))?;
        Ok(CellDetail { years: view.years(address, loaded.past()), ..detail })
    }

    /// What a pasted block ticks in a section of lines of business; nothing is changed. `row` and `lob` are where the
    /// block lands if it doesn't say.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], and those of reading.
    pub fn read_ticks(
        &mut self,
        id: u32,
        section: &str,
        text: &str,
        row: u32,
        lob: &str,
    ) -> Result<TicksView> {
        let lob = Lob::from_key(lob).ok_or_else(|| SessionError::no("line of business", lob))?;
        let report = &self.loaded(id)?.report;
        let asked = report.form.section(section).ok_or_else(|| SessionError::no("section", section))?;
        let at = Landing { row: row as usize, lob };
        let Ticks { values, left_out } = ticks::read(report, asked, text, at);
        let cell = |(address, value): (Address, Option<Value>)| Typed {
            address: address.to_string(),
            text: value.as_ref().map(format::editable).unwrap_or_default(),
            rich: None,
        };
        Ok(TicksView { cells: values.into_iter().map(cell).collect(), left_out })
    }

    /// The glossary and the national figures.
    ///
    /// # Errors
    /// [`SessionError::Form`] when a file has a mistake.
    pub fn glossary(&self) -> Result<GlossaryView> {
        // A figure that stands beside items of several forms is one figure to read.
        let mut national = Vec::new();
        for row in forms::national_figures()?.figures.iter().map(national_row) {
            if !national.contains(&row) {
                national.push(row);
            }
        }
        Ok(GlossaryView { terms: forms::glossary()?.iter().map(term_view).collect(), national })
    }

    /// A topic ready to answer.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], and those of reading.
    pub fn topic(&mut self, id: u32, number: u32) -> Result<TopicView> {
        self.looking_back(id)?;
        self.loaded(id)?.topic_view(number).ok_or_else(|| SessionError::no("topic", number))
    }

    /// Takes a report in hand together with the plan's earlier ones.
    fn looking_back(&mut self, id: u32) -> Result<()> {
        self.loaded(id)?;
        let open = self.open_mut()?;
        let loaded = open.loaded.as_mut().ok_or_else(|| SessionError::no("report", id))?;
        loaded.look_back(&open.store)
    }

    /// The library of special topics.
    ///
    /// # Errors
    /// [`SessionError::Form`] when its file has a mistake.
    pub fn topic_library(&self) -> Result<Vec<TopicGroup>> {
        let group = |group: &forms::LibraryGroup| TopicGroup {
            title: group.title.clone(),
            topics: group.topics.iter().map(|t| (t.key.clone(), t.title.clone())).collect(),
        };
        Ok(forms::topic_library()?.iter().map(group).collect())
    }
}
