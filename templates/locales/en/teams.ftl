# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

teams-heading = Teams
teams-lead = Teams whose person-days are counted by themselves because their work is scarce. What a team can do in a year stands with the capacity of the year; what an initiative needs of it, with the initiative.
teams-none = No team has been entered yet.
team-add-heading = Add a team
team-add = Add team
team-name = Name
team-name-hint = For example Network or Specialist applications. Names of people do not belong here.
team-name-taken = There is a team with this name already.
team-one = Team { $value }
team-days = Person-days of the team { $value }
team-days-hint = Empty means: without a limit.
team-and-days = { $team }: { $days }
team-in-use = The team cannot be removed: it is entered for years ({ $years }) or initiatives ({ $projects }).
team-remove-heading = Remove the team
team-remove-lead = Nothing is entered for this team.
team-remove = Remove team
team-work-heading = Work of the teams
team-work-lead = Which teams are needed for which part of the effort. Counts in the plan if the capacity of the team is limited.
team-work-effort = The whole initiative takes { $value }.
team-work-hint = Part of the effort. Empty means: not needed.
team-work-none = not entered
team-work-beyond = Together this is more than the effort of the whole initiative ({ $effort }).
plan-team-used = { $value }: used
plan-team-free = { $value }: free
action-team-set = Team changed
action-team-work-set = Work of the teams entered
field-teams = Teams
