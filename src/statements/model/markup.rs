// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The markup of statements: headings, paragraphs, lists, emphasis and links of `CommonMark`. Nothing that is typed
//! reaches a page as HTML, no link leads to a program, and nothing is loaded from elsewhere.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html};

use crate::kit::i18n::Locale;

/// A statement as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// HTML for below the heading of the page; made of what is allowed, whatever was typed.
    pub html: String,
    /// How many places still wait for what only the city knows: `[[name of the city]]`.
    pub gaps: usize,
}

/// What becomes of an opening tag, and what has to close it.
enum Closing {
    Link,
    Gap,
    Nothing,
}

/// Draws `text`. Addresses of the portal (`/method`) lead to the page in `language`.
pub fn draw(text: &str, language: Locale) -> Drawn {
    let mut gaps = 0;
    let mut outline = Outline::of(text);
    let mut links = Vec::new();
    let events = Parser::new_ext(text, Options::ENABLE_WIKILINKS).filter_map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let address = match link_type {
                LinkType::Email => Some(dest_url),
                _ => address(&dest_url, language),
            };
            let (closing, event) = match (link_type, address) {
                (LinkType::WikiLink { .. }, _) => {
                    gaps += 1;
                    (Closing::Gap, Some(Event::InlineHtml("<mark>".into())))
                }
                (link_type, Some(dest_url)) => {
                    (Closing::Link, Some(Event::Start(Tag::Link { link_type, dest_url, title, id })))
                }
                (_, None) => (Closing::Nothing, None),
            };
            links.push(closing);
            event
        }
        Event::End(TagEnd::Link) => match links.pop() {
            Some(Closing::Link) => Some(Event::End(TagEnd::Link)),
            Some(Closing::Gap) => Some(Event::InlineHtml("</mark>".into())),
            Some(Closing::Nothing) | None => None,
        },
        Event::Start(Tag::Heading { level, .. }) => {
            let level = outline.next(level);
            Some(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(outline.here()))),
        // Shown as it was typed.
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        // What stands for a picture is still read.
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {
            None
        }
        other => Some(other),
    });
    let events: Vec<Event<'_>> = events.collect();
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    Drawn { html, gaps }
}

/// The levels of headings below the one of the page, without a gap (WCAG 1.3.1).
struct Outline {
    /// The highest level that was typed: it stands right below the page's own.
    highest: usize,
    level: usize,
}

impl Outline {
    fn of(text: &str) -> Self {
        let levels = Parser::new_ext(text, Options::ENABLE_WIKILINKS).filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level as usize),
            _ => None,
        });
        Self { highest: levels.min().unwrap_or(1), level: 1 }
    }

    fn next(&mut self, typed: HeadingLevel) -> HeadingLevel {
        self.level = (typed as usize + 2 - self.highest).min(self.level + 1).min(6);
        self.here()
    }

    fn here(&self) -> HeadingLevel {
        HeadingLevel::try_from(self.level).unwrap_or(HeadingLevel::H2)
    }
}

/// Where a link leads, if that is somewhere for people: to a page of the portal, of the web, or to somebody.
fn address<'a>(typed: &CowStr<'a>, language: Locale) -> Option<CowStr<'a>> {
    let is_ours = typed.starts_with('/') && !typed.starts_with("//") && !typed.contains('\\');
    if is_ours {
        return Some(match language {
            Locale::De => typed.clone(),
            Locale::En if &**typed == "/" => "/en".into(),
            Locale::En => format!("/en{typed}").into(),
        });
    }
    let scheme = typed.split_once(':')?.0.to_ascii_lowercase();
    ["https", "http", "mailto", "tel"].contains(&scheme.as_str()).then(|| typed.clone())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::Html;

    use super::*;

    fn html(text: &str) -> String {
        draw(text, Locale::De).html
    }

    #[test]
    fn what_is_missing_is_marked_and_counted() {
        let drawn = draw("Stadt [[Name der Stadt]], *[[Straße & Ort]]*", Locale::De);
        assert_eq!(drawn.gaps, 2);
        assert_eq!(
            drawn.html,
            "<p>Stadt <mark>Name der Stadt</mark>, <em><mark>Straße &amp; Ort</mark></em></p>\n"
        );
        assert_eq!(draw("[link](/help) und [x]", Locale::De).gaps, 0);
    }

    #[test]
    fn headings_follow_the_one_of_the_page_without_a_gap() {
        assert_eq!(html("## a\n\n## b\n\n### c"), "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n");
        assert_eq!(html("### a\n\n# b\n\n###### c"), "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n");
    }

    #[test]
    fn links_lead_to_people_pages_and_nowhere_else() {
        for dead in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "x",
            "/\\\\evil",
        ] {
            assert_eq!(html(&format!("[a]({dead})")), "<p>a</p>\n", "{dead}");
        }
        assert_eq!(html("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
        assert_eq!(
            draw("[a](/method) [b](/)", Locale::En).html,
            "<p><a href=\"/en/method\">a</a> <a href=\"/en\">b</a></p>\n"
        );
        assert_eq!(html("<a@example.org>"), "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>\n");
        assert_eq!(html("[a](mailto:a@example.org)"), "<p><a href=\"mailto:a@example.org\">a</a></p>\n");
    }

    #[test]
    fn html_is_shown_as_it_was_typed() {
        let shown =
            html("<script>alert(1)</script>\n\nA <b onclick=x>b</b> ![bild](https://evil.example/x.png)");
        assert_eq!(
            shown,
            "&lt;script&gt;alert(1)&lt;/script&gt;\n<p>A &lt;b onclick=x&gt;b&lt;/b&gt; bild</p>\n"
        );
    }

    proptest! {
        // Each is read by a browser's own rules.
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whatever_is_typed_only_what_is_allowed_is_shown(
            text in r"(\[\[|\]\]|\[|\]|\(|\)|<|>|!|`|\*|#|-|\n| |javascript:|https:|/x|<img src=x onerror=y>|<a href=|&lt;|&#60;|\PC){0,40}"
        ) {
            const ALLOWED: [&str; 21] = [
                "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "em", "strong", "mark", "code", "pre",
                "blockquote", "hr", "br", "html", "head", "body",
            ];
            let drawn = draw(&text, Locale::De);
            let page = Html::parse_document(&drawn.html);
            let elements = page.tree.nodes().filter_map(|node| node.value().as_element());
            for element in elements {
                prop_assert!(ALLOWED.contains(&element.name()), "{}: {}", element.name(), drawn.html);
                for (name, value) in element.attrs() {
                    let is_known = match name {
                        "href" => address(&value.into(), Locale::De).is_some(),
                        "title" | "start" | "class" => true,
                        _ => false,
                    };
                    prop_assert!(is_known, "{name}={value}: {}", drawn.html);
                }
            }
        }
    }
}
