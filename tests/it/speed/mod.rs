// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Answers that are given again for half a second, and what goes over the wire.

mod kept;
mod wire;
