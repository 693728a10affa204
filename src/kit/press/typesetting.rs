// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From a template and its data to the bytes of a PDF.

use std::{collections::HashMap, sync::LazyLock};

use rust_embed::RustEmbed;
use typst::{
    Feature, Library, LibraryExt as _, World, comemo,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Where a template finds its data.
const DATA: &str = "data.json";

/// So many documents later the typesetter forgets what it has worked out for one.
const REMEMBERED_DOCUMENTS: usize = 4;

#[derive(RustEmbed)]
#[folder = "templates/print/"]
struct Files;

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum TypesettingError {
    /// There is no template of that name.
    #[error("no template {0}")]
    NoTemplate(String),
    /// The template does not fit the data, or the document would not keep the standard.
    #[error("{0}")]
    Refused(String),
}

impl TypesettingError {
    fn of<'a>(found: impl IntoIterator<Item = &'a SourceDiagnostic>) -> Self {
        let said: Vec<String> = found.into_iter().map(|found| found.message.to_string()).collect();
        Self::Refused(said.join("; "))
    }
}

/// Type cases and templates, the same for every document.
struct Workshop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
}

static WORKSHOP: LazyLock<Workshop> = LazyLock::new(|| {
    let named = |ending: &'static str| Files::iter().filter(move |name| name.ends_with(ending));
    let mut names: Vec<_> = named(".ttf").collect();
    names.sort_unstable();
    let fonts: Vec<Font> = names
        .iter()
        .filter_map(|name| Files::get(name))
        .flat_map(|file| Font::iter(Bytes::new(file.data)))
        .collect();
    let sources = named(".typ").filter_map(|name| {
        let text = String::from_utf8(Files::get(&name)?.data.into_owned()).ok()?;
        let id = file_id(&name)?;
        Some((id, Source::new(id, text)))
    });
    // Heads of rows, which a screen reader says with each cell.
    let features = [Feature::A11yExtras].into_iter().collect();
    Workshop {
        library: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        sources: sources.collect(),
        fonts,
    }
});

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{name}")).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Whether there is a letter for this character.
pub(super) fn has_letter(character: char) -> bool {
    let mut fonts = WORKSHOP.fonts.iter();
    fonts.all(|font| font.info().coverage.contains(u32::from(character)))
}

/// What the typesetter sees: templates, fonts and the data of one document. No file, no network, no clock.
struct Desk {
    main: FileId,
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &WORKSHOP.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &WORKSHOP.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        WORKSHOP.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == file_id(DATA) { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        WORKSHOP.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The document that `template` makes of `data`, JSON, as PDF/UA-1: tagged, to be read aloud as well. The data
/// are values for the template and never part of it: nothing in them is a command.
pub(super) fn typeset(template: &str, data: Vec<u8>) -> Result<Vec<u8>, TypesettingError> {
    let no_template = || TypesettingError::NoTemplate(template.to_owned());
    let main = file_id(template).ok_or_else(no_template)?;
    let desk = Desk { main, data: Bytes::new(data) };
    let set = typst::compile::<PagedDocument>(&desk);
    for warning in &set.warnings {
        tracing::warn!(template, warning = %warning.message, "typesetting");
    }
    let document = set.output.map_err(|found| TypesettingError::of(&found))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|refused| TypesettingError::Refused(refused.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(concat!("Vorrang ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|found| TypesettingError::of(&found));
    comemo::evict(REMEMBERED_DOCUMENTS);
    pdf
}
