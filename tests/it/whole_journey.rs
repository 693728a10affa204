// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! One project's way through all roles, in a real browser: proposed, asked about, answered, assessed by three
//! people, and on the board at the place that the arithmetic says. After the sign-in page everybody finds the
//! way by clicking. The same without script.

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;
use vorrang::audit;

use crate::{journeys::Visitor, support::portal::Portal};

const TITLE: &str = "Trauung online anmelden";
const QUESTION: &str = "Woher stammt die Fallzahl?";
const ANSWER: &str = "Aus der Statistik des Standesamts für 2025.";
const REASON: &str = "So steht es in den Unterlagen.";

/// What each of three people says about law, politics, citizens and businesses; one cannot judge everything.
const JUDGEMENTS: [(&str, [Option<u32>; 4]); 3] = [
    ("Renate Vogt", [Some(4), Some(3), Some(5), Some(1)]),
    ("Paul Kessler", [Some(4), Some(2), Some(5), None]),
    ("Emre Yildiz", [Some(5), Some(4), Some(4), Some(2)]),
];
const CRITERIA: [&str; 4] = ["gesetz", "politik", "buerger", "unternehmen"];
const NAMES: [&str; 4] = ["Gesetz", "Politik", "Nutzen Bürger", "Nutzen Unternehmen"];

/// What a level of each criterion counts in the first weighting.
const POINTS: [u32; 4] = [40, 20, 25, 15];

/// The median of what was said, in half levels.
fn median(said: impl Iterator<Item = Option<u32>>) -> u32 {
    let mut levels: Vec<u32> = said.flatten().collect();
    levels.sort_unstable();
    let middle = levels.len() / 2;
    if levels.len() % 2 == 1 { 2 * levels[middle] } else { levels[middle - 1] + levels[middle] }
}

fn score(half_levels: [u32; 4]) -> u32 {
    half_levels.iter().zip(POINTS).map(|(half_levels, points)| half_levels * points).sum()
}

/// The new project's medians, its score, and its place among the demonstration's, worked out from the list.
fn expected() -> ([u32; 4], u32, usize) {
    let medians: [u32; 4] =
        std::array::from_fn(|criterion| median(JUDGEMENTS.iter().map(|(_, levels)| levels[criterion])));
    let score_here = score(medians);
    let mut list = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(include_str!("../../data/projects.csv").as_bytes());
    let heads = list.headers().unwrap().clone();
    let columns = NAMES.map(|name| heads.iter().position(|head| head == name).unwrap());
    let ahead = list
        .records()
        .map(Result::unwrap)
        .filter(|line| score(columns.map(|column| 2 * line[column].parse::<u32>().unwrap())) > score_here);
    (medians, score_here, 1 + ahead.count())
}

impl Visitor {
    async fn enters_as(&self, name: &str) {
        self.press("visitor", name).await;
        self.arrives_at("/").await;
    }

    async fn leaves(&self) {
        self.click(".site-navigation--aside button").await;
        self.arrives_at("/sign-in").await;
    }

    /// Follows an entry of the navigation.
    async fn goes_to(&self, entry: &str, path: &str) {
        self.press("site-navigation a", entry).await;
        self.arrives_at(path).await;
    }

    async fn ticks(&self, label: &str) {
        let path = format!("//label[contains(., '{label}')]");
        self.browser.client.find(Locator::XPath(&path)).await.unwrap().click().await.unwrap();
    }

    async fn proposes(&self) {
        self.goes_to("Meine Vorhaben", "/proposals").await;
        self.press("kern-btn", "Neues Vorhaben vorschlagen").await;
        self.arrives_at("/proposals/new").await;
        self.press("kern-btn", "Jetzt beginnen").await;
        self.arrives_at("/proposals/1/1").await;
        self.fill_in("title", TITLE).await;
        self.fill_in("summary", "Unterlagen hochladen, Ort und Zeit buchen.").await;
        self.fill_in("problem", "Paare kommen heute zweimal ins Standesamt.").await;
        self.click("#kind-1").await;
        self.fill_in("contact", "Standesamt").await;
        self.press("buttons button", "Weiter").await;
        self.arrives_at("/proposals/1/2").await;
        self.fill_in("legal_basis", "§ 12 PStG; OZG").await;
        self.fill_in("deadline", "01.10.2027").await;
        self.fill_in("deadline_reason", "Umbau des Standesamts").await;
        self.press("buttons button", "Weiter").await;
        self.arrives_at("/proposals/1/3").await;
        self.click("#citizen_effect-4").await;
        self.fill_in("citizen_cases", "2.400").await;
        self.click("#business_effect-1").await;
        self.press("buttons button", "Weiter").await;
        self.arrives_at("/proposals/1/4").await;
        self.fill_in("effort", "70").await;
        self.fill_in("cost", "52.000").await;
        self.press("wizard__steps button", "Prüfen und einreichen").await;
        self.arrives_at("/proposals/1/check").await;
        self.press("kern-btn", "Verbindlich einreichen").await;
        self.arrives_at("/projects/DIG-063/summary").await;
        assert_eq!(self.text("h1").await, TITLE);
    }

    /// Fills in the form of a verb that a list or the project's page offers.
    async fn does(&self, place: &str, label: &str, code: &str, text: Option<&str>) {
        self.press(place, label).await;
        self.arrives_at(&format!("/projects/DIG-063/{code}")).await;
        if let Some(text) = text {
            self.fill_in("text", text).await;
        }
        self.press("kern-btn", label).await;
        self.arrives_at("/projects/DIG-063#procedure").await;
    }

    async fn opens_a_round(&self) {
        self.goes_to("Eingang", "/inbox").await;
        assert!(self.text("main").await.contains("Rückfrage beantwortet"));
        self.press("case__verbs a", "Bewertungsrunde öffnen").await;
        self.arrives_at("/rounds/new?project=DIG-063").await;
        let offered = self.text(".matrix").await;
        assert!(!offered.contains("Clara Winter"), "she belongs to the department that proposes: {offered}");
        for (name, _) in JUDGEMENTS {
            for criterion in NAMES {
                self.ticks(&format!("{name}: {criterion}")).await;
            }
        }
        self.press("kern-btn", "Runde öffnen").await;
        self.arrives_at("/rounds").await;
    }

    /// Gives a level on the workbench with nothing but keys.
    async fn judges(&self, level: Option<u32>, scripts: bool) {
        if scripts {
            // The script has the focus on the levels by then.
            let ready = Locator::Css("[data-keys]:not([hidden])");
            self.browser.client.wait().for_element(ready).await.unwrap();
        } else {
            while !self.tab().await.starts_with("input 0 ") {}
        }
        match level {
            Some(level) if scripts => self.types(&level.to_string()).await,
            Some(level) => {
                self.browser.press(Key::Space).await;
                for _ in 0..level {
                    self.browser.press(Key::Down).await;
                }
            }
            None => {
                self.browser.press(Key::Space).await;
                self.browser.press(Key::Up).await;
            }
        }
        let chosen = level.map_or("–".to_owned(), |level| level.to_string());
        assert_eq!(self.text("input:checked + label b").await, chosen);
        if scripts {
            self.browser.press(Key::Enter).await;
        } else {
            self.tab().await;
        }
        self.types(REASON).await;
        // Behind the last criterion nothing follows.
        while !self.tab().await.starts_with("button Speichern") {}
        self.browser.press(Key::Enter).await;
    }

    async fn assesses(&self, levels: [Option<u32>; 4], round: i64, scripts: bool) {
        self.goes_to("Bewertungen", "/assessments").await;
        self.press("tasks a", "DIG-063").await;
        for (criterion, level) in CRITERIA.into_iter().zip(levels) {
            self.arrives_at(&format!("/assessments/{round}/{criterion}")).await;
            self.judges(level, scripts).await;
        }
        self.arrives_at("/assessments").await;
    }

    async fn closes_the_round(&self, round: i64) {
        self.goes_to("Bewertungsrunden", "/rounds").await;
        self.press("tasks a", TITLE).await;
        self.arrives_at(&format!("/rounds/{round}")).await;
        self.press("kern-btn", "Runde schließen").await;
        self.arrives_at(&format!("/rounds/{round}/close")).await;
        self.press("kern-btn", "Runde schließen").await;
        self.arrives_at(&format!("/rounds/{round}")).await;
    }

    /// Finds the project on the board where the arithmetic says, and reads its story.
    async fn finds_it_on_the_board(&self) {
        let (medians, score, place) = expected();
        let half = |half_levels: u32| match half_levels % 2 {
            0 => (half_levels / 2).to_string(),
            _ => format!("{},5", half_levels / 2),
        };
        assert_eq!(self.texts(".outcome td strong").await, medians.map(half));
        self.goes_to("Rangliste", "/").await;
        let rows = self.texts(".projects tbody:not(.below) tr").await;
        let row = rows.iter().find(|row| row.contains(TITLE)).expect("the project is on the board");
        let shown: String = row.trim().chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(shown, place.to_string(), "{row}");
        self.click_link(TITLE).await;
        self.arrives_at("/projects/DIG-063").await;
        assert_eq!(self.text("#why").await, format!("Warum Platz {place}?"));
        let points = format!("{},{} von 100 Punkten", score / 10, score % 10);
        assert!(self.text(".standing").await.contains(&points), "{points}");
    }
}

async fn whole_journey(pool: PgPool, scripts: bool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update person set email = sign_in_name || '@example.org'").execute(&pool).await.unwrap();
    let visitor = Visitor::of(&portal).await;
    if !scripts {
        visitor.browser.switch_scripts_off().await;
    }
    visitor.open("/").await;
    visitor.press("site-navigation a", "Anmelden").await;

    visitor.enters_as("Harald Brinkmann").await;
    visitor.proposes().await;
    visitor.leaves().await;

    visitor.enters_as("Petra Lindner").await;
    visitor.goes_to("Eingang", "/inbox").await;
    visitor.does("case__verbs a", "In Prüfung nehmen", "review", None).await;
    visitor.does("verbs a", "Rückfrage stellen", "query", Some(QUESTION)).await;
    visitor.leaves().await;

    visitor.enters_as("Harald Brinkmann").await;
    visitor.goes_to("Meine Vorhaben", "/proposals").await;
    assert!(visitor.text("main").await.contains(QUESTION));
    visitor.does("case__verbs a", "Antworten", "answer", Some(ANSWER)).await;
    visitor.leaves().await;

    visitor.enters_as("Petra Lindner").await;
    visitor.opens_a_round().await;
    visitor.leaves().await;
    let round: i64 = sqlx::query_scalar("select id from assessment_round").fetch_one(&pool).await.unwrap();

    for (name, levels) in JUDGEMENTS {
        visitor.enters_as(name).await;
        visitor.assesses(levels, round, scripts).await;
        visitor.leaves().await;
    }

    visitor.enters_as("Petra Lindner").await;
    visitor.closes_the_round(round).await;
    visitor.finds_it_on_the_board().await;
    the_story_is_told(&visitor, &pool).await;
    visitor.leaves().await;
}

/// On the project's page, by mail and in the log.
async fn the_story_is_told(visitor: &Visitor, pool: &PgPool) {
    let mut told = visitor.texts(".history li").await;
    told.reverse();
    let story = [
        "Vorhaben vorgeschlagen",
        "eingereicht → in Prüfung",
        "in Prüfung → Rückfrage",
        "Rückfrage → in Prüfung",
        "in Prüfung → in Bewertung",
        "in Bewertung → bewertet",
    ];
    let mut lines = told.iter();
    for step in story {
        assert!(lines.any(|line| line.contains(step)), "{step} is not told in its turn: {told:#?}");
    }
    assert!(told[0].ends_with(": Vorhaben vorgeschlagen"), "{told:#?}");
    assert!(!told.iter().any(|line| line.contains('{') || line.contains("buerger")), "{told:#?}");
    for said in [QUESTION, ANSWER, "Bewertungsrunde eröffnet", "Bewertungsrunde abgeschlossen"] {
        assert!(told.iter().any(|line| line.contains(said)), "{said}: {told:#?}");
    }

    let mails: Vec<(String, String)> =
        sqlx::query_as("select to_address, subject from outbox order by id").fetch_all(pool).await.unwrap();
    let mail = |to: &str, state: &str| (format!("{to}@example.org"), format!("DIG-063 {TITLE}: {state}"));
    let expected = [
        mail("portfolio", "eingereicht"),
        mail("head-services", "in Prüfung"),
        mail("head-services", "Rückfrage"),
        mail("portfolio", "in Prüfung"),
        mail("head-services", "in Bewertung"),
        mail("head-services", "bewertet"),
    ];
    assert_eq!(mails, expected);

    let chain = audit::verify(pool, None).await.unwrap();
    let events: i64 = sqlx::query_scalar("select count(*) from audit_event").fetch_one(pool).await.unwrap();
    assert_eq!(chain.events, events);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn from_a_proposal_to_a_place_on_the_board(pool: PgPool) {
    whole_journey(pool, true).await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn from_a_proposal_to_a_place_on_the_board_without_script(pool: PgPool) {
    whole_journey(pool, false).await;
}
