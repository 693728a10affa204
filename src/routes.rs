// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Every URL of the portal on one page.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    api, assessment,
    board::{self, pages},
    error::Error,
    exchange,
    kit::{admission, assets, browser, form::LARGEST_FORM, page, telemetry},
    layers, people, portfolio, privacy,
    projects::pages as proposals,
    state::AppState,
    statements::pages as statements,
};

/// The whole portal: pages in German, the same in English under `/en`, static files, and what a
/// monitoring asks for.
pub fn router(state: AppState) -> Router {
    // Whoever asks for a style sheet needs not be recognised.
    let static_files = Router::new()
        .route("/static/{*name}", get(assets::serve))
        .layer(middleware::from_fn_with_state(state.clone(), page::error_pages));
    let portal = layers::read_beside(portal, &state)
        .merge(static_files)
        .route("/healthz", get(layers::alive))
        .route("/readyz", get(layers::ready));
    let portal = layers::guarded(portal, state.front)
        .layer(middleware::from_fn_with_state(state.clone(), layers::keep));
    telemetry::traced(portal).with_state(state)
}

/// Everything that is asked of the database.
fn portal(state: &AppState) -> Router<AppState> {
    let portal = Router::new()
        .route("/open-data/board.json", get(board::api::board_json))
        .route("/open-data/board.csv", get(board::api::board_csv))
        .route("/open-data/catalog.jsonld", get(board::api::catalogue_jsonld))
        .nest("/en", translated_pages().route("/{*rest}", get(nothing_here)))
        .route("/en/", get(pages::board))
        .merge(translated_pages())
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(state.clone(), people::recognise))
        .layer(middleware::from_fn_with_state(state.clone(), admission::admit))
        .layer(middleware::from_fn_with_state(state.clone(), page::error_pages))
        .layer(middleware::from_fn_with_state(state.clone(), browser::remember))
        .merge(api::router(state.clone()));
    layers::compressed(portal)
}

/// The pages, the same in every language.
fn translated_pages() -> Router<AppState> {
    Router::new()
        .route("/", get(pages::board))
        .route("/projects", get(pages::list))
        .route("/search", get(pages::search))
        .route("/projects/{number}", get(pages::project))
        .route("/method", get(pages::method))
        .route("/api", get(api::page))
        .route("/my-view", get(pages::my_view))
        .route("/my-view/help", get(pages::help))
        .route("/method/stability", get(pages::stability))
        .route("/projects/{number}/letter", get(pages::letter))
        .route("/proposals", get(proposals::list))
        .route("/proposals/new", get(proposals::introduction).post(proposals::begin))
        .route("/proposals/{id}/{step}", get(proposals::show).post(proposals::save))
        .route("/proposals/{id}/check", get(proposals::check).post(proposals::submit))
        .route("/proposals/{id}/discard", get(proposals::confirm_discard).post(proposals::discard))
        .route("/projects/{number}/summary", get(proposals::profile))
        .route("/sign-in", get(people::pages::form).post(people::pages::sign_in))
        .route("/sign-in/provider", get(people::pages::go_to_provider))
        .route("/sign-in/provider/callback", get(people::pages::come_back_from_provider))
        .route("/sign-in/demonstration", post(people::pages::demonstration))
        .route("/session", post(people::pages::go_on))
        .route("/sign-out", post(people::pages::sign_out))
        .merge(on_paper())
        .merge(past_and_present())
        .merge(life_cycle())
        .merge(weighing())
        .merge(assessing())
        .merge(accounts())
        .merge(lists())
        .merge(saved_views())
        .route("/open-data", get(pages::open_data))
        .merge(lists_out())
        .route("/projects/{number}/reuse", get(proposals::reuse_form).post(proposals::check_reuse))
        .merge(foundations())
        .merge(planning())
        .merge(outcomes())
        .merge(rank_grounds())
        .merge(statements_and_barriers())
}

/// What a public portal owes its readers, and its administration.
fn statements_and_barriers() -> Router<AppState> {
    Router::new()
        .route("/help", get(statements::statement))
        .route("/accessibility", get(statements::statement))
        .route("/accessibility/report", get(statements::report_form).post(statements::report_barrier))
        .route("/privacy", get(statements::statement))
        .route("/legal-notice", get(statements::statement))
        .route("/admin/statements", get(statements::statements))
        .route(
            "/admin/statements/{statement}/{language}",
            get(statements::statement_form).post(statements::change_statement),
        )
        .route("/admin/retention", get(privacy::pages::retention).post(privacy::pages::set_retention))
        .route("/processing", get(privacy::pages::processing))
        .route("/admin/barriers", get(statements::barriers))
        .route("/admin/barriers/{id}", get(statements::barrier).post(statements::close_barrier))
}

/// What rests on what, and what follows from it.
fn foundations() -> Router<AppState> {
    use portfolio::pages as foundations;
    Router::new()
        .route("/dependencies", get(foundations::city))
        .route("/projects/{number}/dependencies", get(foundations::dependencies).post(foundations::add))
        .route(
            "/projects/{number}/dependencies/remove",
            get(foundations::remove_form).post(foundations::remove),
        )
        .route("/start-order", get(foundations::start_order))
        .route("/start-order/credit", get(foundations::credit))
        .route("/value-and-effort", get(foundations::value_and_effort))
}

/// What must begin by when, what there is to work with, and what fits into it.
fn planning() -> Router<AppState> {
    use portfolio::pages as plans;
    Router::new()
        .route("/deadlines", get(pages::deadlines))
        .route("/projects/{number}/usable-from", get(pages::window_form).post(pages::set_window))
        .route("/plan/capacity", get(plans::capacities).post(plans::add_capacity))
        .route("/plan/capacity/{year}", get(plans::capacity).post(plans::change_capacity))
        .route("/plan/teams", get(plans::teams).post(plans::add_team))
        .route("/plan/teams/{id}", get(plans::team).post(plans::rename_team))
        .route("/plan/teams/{id}/remove", get(plans::remove_team_form).post(plans::remove_team))
        .route("/projects/{number}/teams", get(plans::team_work).post(plans::set_team_work))
        .route("/plan", get(plans::plan))
        .route("/plan/scenarios/new", get(plans::new_scenario).post(plans::begin_scenario))
        .route("/plan/scenarios/compare", get(plans::compare))
        .route("/plan/scenarios/{id}", get(plans::scenario))
        .route("/plan/scenarios/{id}/edit", get(plans::edit_scenario).post(plans::save_scenario))
        .route("/plan/scenarios/{id}/rules/new", get(plans::new_rule).post(plans::add_rule))
        .route(
            "/plan/scenarios/{id}/rules/{rule}/remove",
            get(plans::remove_rule_form).post(plans::remove_rule),
        )
        .route("/plan/scenarios/{id}/share", get(plans::share_scenario_form).post(plans::share_scenario))
        .route(
            "/plan/scenarios/{id}/discard",
            get(plans::discard_scenario_form).post(plans::discard_scenario),
        )
        .route("/plan/scenarios/{id}/adopt", get(plans::adopt_form).post(plans::adopt))
}

/// What came of what is completed.
fn outcomes() -> Router<AppState> {
    use portfolio::pages as outcomes;
    Router::new()
        .route("/results", get(outcomes::results))
        .route("/projects/{number}/results", get(outcomes::outcome))
        .route("/projects/{number}/results/new", get(outcomes::record_form).post(outcomes::record))
        .route("/projects/{number}/results/{id}/correct", get(outcomes::correct_form).post(outcomes::correct))
}

/// What besides points may decide the place of a project.
fn rank_grounds() -> Router<AppState> {
    use crate::projects::pages::{
        check_duty, check_duty_form, claim_duty, decide_rank, decision_form, duty_form, withdraw_decision,
        withdraw_decision_form, withdraw_duty, withdraw_duty_form,
    };
    Router::new()
        .route("/projects/{number}/duty", get(duty_form).post(claim_duty))
        .route("/projects/{number}/duty/check", get(check_duty_form).post(check_duty))
        .route("/projects/{number}/duty/withdraw", get(withdraw_duty_form).post(withdraw_duty))
        .route("/projects/{number}/decision", get(decision_form).post(decide_rank))
        .route("/projects/{number}/decision/withdraw", get(withdraw_decision_form).post(withdraw_decision))
}

/// Lists that go out.
fn lists_out() -> Router<AppState> {
    use exchange::pages as lists;
    Router::new()
        .route("/board.xlsx", get(lists::board))
        .route("/board.csv", get(lists::board))
        .route("/projects.xlsx", get(lists::list))
        .route("/projects.csv", get(lists::list))
        .route("/boards/{id}/board.xlsx", get(lists::past))
        .route("/boards/{id}/board.csv", get(lists::past))
        .route("/imports/template.xlsx", get(lists::template))
}

/// Lists as somebody has narrowed and sorted them.
fn saved_views() -> Router<AppState> {
    Router::new()
        .route("/views", get(pages::views))
        .route("/views/new", get(pages::new_view).post(pages::keep_view))
        .route("/views/{id}", get(pages::open_view))
        .route("/views/{id}/rename", get(pages::rename_form).post(pages::rename_view))
        .route("/views/{id}/share", get(pages::share_form).post(pages::share_view))
        .route("/views/{id}/delete", get(pages::delete_form).post(pages::delete_view))
}

/// Documents for paper.
fn on_paper() -> Router<AppState> {
    Router::new()
        .route("/board.pdf", get(pages::print_board))
        .route("/boards/{id}/board.pdf", get(pages::print_past))
        .route("/projects/{number}/letter.pdf", get(pages::print_letter))
        .route("/projects/{number}/summary.pdf", get(proposals::print_profile))
}

/// Lists that come in.
fn lists() -> Router<AppState> {
    use exchange::pages as lists;
    Router::new()
        .route(
            "/imports",
            get(lists::imports).post(lists::send).layer(DefaultBodyLimit::max(lists::LARGEST_UPLOAD)),
        )
        .route("/imports/{id}", get(lists::show).post(lists::choose))
        .route("/imports/{id}/take-over", get(lists::show).post(lists::take_over))
        .route("/imports/{id}/annotated", get(lists::annotated))
}

/// Boards of the past, and the board that follows the present.
fn past_and_present() -> Router<AppState> {
    Router::new()
        .route("/boards", get(pages::boards))
        .route("/boards/hold", get(pages::hold_form).post(pages::hold))
        .route("/boards/{id}", get(pages::past))
        .route("/boards/{id}/inputs", get(pages::past_inputs))
        .route("/projector", get(pages::projector))
        .route("/events", get(pages::events))
}

/// The own account, and the administration.
fn accounts() -> Router<AppState> {
    use assessment::pages as criteria;
    use people::pages as accounts;
    Router::new()
        .route("/account", get(accounts::account))
        .route("/account/password", get(accounts::account).post(accounts::change_password))
        .route("/account/mail", get(accounts::account).post(accounts::set_mail))
        .route("/account/tokens", get(accounts::tokens).post(accounts::make_token))
        .route("/account/tokens/{id}/revoke", get(accounts::revoke_form).post(accounts::revoke))
        .route("/account/sessions", get(accounts::account).post(accounts::end_sessions))
        .route("/password/{secret}", get(accounts::by_link).post(accounts::set_by_link))
        .route("/admin", get(accounts::administration))
        .route("/admin/people", get(accounts::people))
        .route("/admin/people/new", get(accounts::new_person).post(accounts::add_person))
        .route("/admin/people/{id}", get(accounts::person).post(accounts::change_person))
        .route(
            "/admin/people/{id}/password-link",
            get(accounts::password_link).post(accounts::make_password_link),
        )
        .route("/admin/departments", get(accounts::departments).post(accounts::add_department))
        .route("/admin/departments/{id}", get(accounts::department).post(accounts::rename_department))
        .route("/admin/criteria", get(criteria::criteria))
        .route("/admin/criteria/new", get(criteria::new_criterion).post(criteria::add_criterion))
        .route("/admin/criteria/{key}", get(criteria::criterion).post(criteria::change_criterion))
        .route("/log", get(people::pages::log))
}

/// Assessment rounds, and the work of those who assess.
fn assessing() -> Router<AppState> {
    use assessment::pages as rounds;
    Router::new()
        .route("/rounds", get(rounds::rounds))
        .route("/rounds/new", get(rounds::new_rounds).post(rounds::open_rounds))
        .route("/rounds/{round}", get(rounds::round))
        .route("/rounds/{round}/assessors", get(rounds::assessors).post(rounds::reassign))
        .route("/rounds/{round}/close", get(rounds::close_form).post(rounds::close))
        .route("/rounds/{round}/reopen", get(rounds::reopen_form).post(rounds::reopen))
        .route("/assessments", get(rounds::mine))
        .route("/assessments/{round}/{criterion}", get(rounds::bench).post(rounds::give))
        .route("/projects/{number}/assessment", get(rounds::outcome))
}

/// What moves a project on, and the lists of what waits for it.
fn life_cycle() -> Router<AppState> {
    use crate::projects::pages::{comment, comment_form, inbox, move_form, move_on};
    Router::new()
        .route("/inbox", get(inbox))
        .route("/decisions", get(pages::decisions))
        .route("/projects/{number}/comment", get(comment_form).post(comment))
        .route("/projects/{number}/review", get(move_form).post(move_on))
        .route("/projects/{number}/query", get(move_form).post(move_on))
        .route("/projects/{number}/answer", get(move_form).post(move_on))
        .route("/projects/{number}/prioritise", get(move_form).post(move_on))
        .route("/projects/{number}/start", get(move_form).post(move_on))
        .route("/projects/{number}/complete", get(move_form).post(move_on))
        .route("/projects/{number}/defer", get(move_form).post(move_on))
        .route("/projects/{number}/resume", get(move_form).post(move_on))
        .route("/projects/{number}/decline", get(move_form).post(move_on))
        .route("/projects/{number}/reconsider", get(move_form).post(move_on))
        .route("/projects/{number}/merge", get(move_form).post(move_on))
        .route("/projects/{number}/unmerge", get(move_form).post(move_on))
        .route("/projects/{number}/withdraw", get(move_form).post(move_on))
}

/// What counts how much: the versions, and how the next one comes about.
fn weighing() -> Router<AppState> {
    use crate::weighting::pages as drafts;
    use pages::weightings;
    Router::new()
        .route("/weightings", get(drafts::list))
        .route("/weightings/compare", get(weightings::compare))
        .route("/weightings/{version}", get(drafts::version))
        .route("/weightings/{version}/take-up", get(drafts::take_up_form).post(drafts::take_up))
        .route("/weightings/drafts/new", get(drafts::new_draft).post(drafts::begin))
        .route("/weightings/drafts/{id}", get(weightings::draft).post(weightings::save))
        .route("/weightings/drafts/{id}/share", get(drafts::share_form).post(drafts::set_shared))
        .route("/weightings/drafts/{id}/submit", get(drafts::submit_form).post(drafts::submit))
        .route("/weightings/drafts/{id}/publish", get(weightings::publish_form).post(weightings::publish))
        .route("/weightings/drafts/{id}/discard", get(drafts::discard_form).post(drafts::discard))
}

async fn nothing_here() -> Error {
    Error::NotFound(None)
}

async fn wrong_method() -> Error {
    Error::MethodNotAllowed
}
