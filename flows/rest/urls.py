"""REST addresses of flows, prompts and what flows share: hours, people, teams, the panel."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from flows.rest import flows as api
from flows.rest import hours as api_hours
from flows.rest import panel as api_panel
from flows.rest import people as api_people
from flows.rest import prompts as api_prompts
from flows.rest import scripts as api_scripts
from flows.rest import search as api_search
from flows.rest import secrets as api_secrets
from flows.rest import sheets as api_sheets
from flows.rest import templates as api_templates
from flows.rest import tests as api_tests

_TESTS = "flows/<int:flow_id>/tests"


class LanguageCode(StringConverter):
    """Such as sv, or en-GB."""

    regex = "[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?"


register_converter(LanguageCode, "language")
_VERSION = "flows/<int:flow_id>/versions/<int:number>"

urlpatterns = [
    path("catalogue/", api.Catalogue.as_view(), name="catalogue"),
    path("flows/", api.Flows.as_view(), name="flows"),
    path("flows/<int:flow_id>/", api.OneFlow.as_view(), name="flow"),
    path("flows/<int:flow_id>/draft/", api.Draft.as_view(), name="draft"),
    path("flows/<int:flow_id>/publish/", api.Publish.as_view(), name="publish"),
    path("flows/<int:flow_id>/followers/", api.Followers.as_view(), name="followers"),
    path("flows/<int:flow_id>/part/", api.AsPart.as_view(), name="as-part"),
    path("flows/<int:flow_id>/uses/", api_search.FlowUses.as_view(), name="flow-uses"),
    path("flows/<int:flow_id>/script/", api_scripts.ScriptSheet.as_view(), name="script"),
    path("flows/<int:flow_id>/script.csv", api_scripts.ScriptCsv.as_view(), name="script-csv"),
    path("flows/<int:flow_id>/versions/", api.Versions.as_view(), name="versions"),
    path(f"{_VERSION}/", api.OneVersion.as_view(), name="version"),
    path(f"{_VERSION}/restore/", api.Restore.as_view(), name="restore"),
    path(f"{_TESTS}/", api_tests.Tests.as_view(), name="tests"),
    path(f"{_TESTS}/run/", api_tests.RunTests.as_view(), name="tests-run"),
    path(f"{_TESTS}/try/", api_tests.TryTest.as_view(), name="tests-try"),
    path(f"{_TESTS}/propose/", api_tests.ProposeTest.as_view(), name="tests-propose"),
    path(f"{_TESTS}/<int:test_id>/", api_tests.OneTest.as_view(), name="one-test"),
    path(
        f"{_VERSION}/prompts/<slug:key>/audio/",
        api_prompts.VersionSound.as_view(),
        name="version-prompt-audio",
    ),
    path("prompts/", api_prompts.Prompts.as_view(), name="prompts"),
    path("prompts/<slug:key>/", api_prompts.OnePrompt.as_view(), name="prompt"),
    path("prompts/<slug:key>/audio/", api_prompts.PromptSound.as_view(), name="prompt-audio"),
    path(
        "prompts/<slug:key>/scripts/<language:language>/",
        api_prompts.OneScript.as_view(),
        name="prompt-script",
    ),
    path("prompts/<slug:key>/takes/", api_prompts.Takes.as_view(), name="takes"),
    path("prompts/<slug:key>/draft/", api_prompts.Draft.as_view(), name="draft-voice"),
    path("takes/<int:take_id>/", api_prompts.OneTake.as_view(), name="take"),
    path("takes/<int:take_id>/use/", api_prompts.UseTake.as_view(), name="use-take"),
    path("takes/<int:take_id>/audio/", api_prompts.TakeSound.as_view(), name="take-audio"),
    path("voices/", api_prompts.Voices.as_view(), name="voices"),
    path("prompts/<slug:key>/uses/", api_search.PromptUses.as_view(), name="prompt-uses"),
    path("hours/", api_hours.Hours.as_view(), name="hours"),
    path("hours/preview/", api_hours.Preview.as_view(), name="hours-preview"),
    path("hours/ical/", api_hours.ICal.as_view(), name="hours-ical"),
    path("hours/choices/", api_hours.Choices.as_view(), name="hours-choices"),
    path("hours/<slug:key>/", api_hours.OneHours.as_view(), name="one-hours"),
    path("hours/<slug:key>/override/", api_hours.Override.as_view(), name="hours-override"),
    path("hours/<slug:key>/uses/", api_hours.HoursUses.as_view(), name="hours-uses"),
    path("switches/", api_panel.Switches.as_view(), name="switches"),
    path("switches/<slug:key>/", api_panel.OneSwitch.as_view(), name="switch"),
    path("switches/<slug:key>/flip/", api_panel.Flip.as_view(), name="flip-switch"),
    path("switches/<slug:key>/uses/", api_panel.SwitchUses.as_view(), name="switch-uses"),
    path("announcements/", api_panel.Announcements.as_view(), name="announcements"),
    path("announcements/<slug:key>/", api_panel.OneAnnouncement.as_view(), name="announcement"),
    path("announcements/<slug:key>/announce/", api_panel.Announce.as_view(), name="announce"),
    path(
        "announcements/<slug:key>/uses/",
        api_panel.AnnouncementUses.as_view(),
        name="announcement-uses",
    ),
    path("tables/", api_sheets.Tables.as_view(), name="tables"),
    path("tables/csv/", api_sheets.TableCsvIn.as_view(), name="table-csv-in"),
    path("tables/<slug:key>/", api_sheets.OneTable.as_view(), name="table"),
    path("tables/<slug:key>/csv/", api_sheets.TableCsvOut.as_view(), name="table-csv"),
    path("tables/<slug:key>/uses/", api_sheets.TableUses.as_view(), name="table-uses"),
    path("caller-lists/", api_sheets.CallerLists.as_view(), name="caller-lists"),
    path("caller-lists/csv/", api_sheets.CallerListCsvIn.as_view(), name="caller-list-csv-in"),
    path("caller-lists/<slug:key>/", api_sheets.OneCallerList.as_view(), name="caller-list"),
    path(
        "caller-lists/<slug:key>/csv/",
        api_sheets.CallerListCsvOut.as_view(),
        name="caller-list-csv",
    ),
    path(
        "caller-lists/<slug:key>/uses/",
        api_sheets.CallerListUses.as_view(),
        name="caller-list-uses",
    ),
    path("people/", api_people.People.as_view(), name="people"),
    path("people/<slug:key>/", api_people.OnePerson.as_view(), name="person"),
    path("people/<slug:key>/duty/", api_people.Duty.as_view(), name="person-duty"),
    path("people/<slug:key>/uses/", api_people.PersonUses.as_view(), name="person-uses"),
    path("teams/", api_people.Teams.as_view(), name="teams"),
    path("teams/<slug:key>/", api_people.OneTeam.as_view(), name="team"),
    path("teams/<slug:key>/uses/", api_people.TeamUses.as_view(), name="team-uses"),
    path("secrets/", api_secrets.Secrets.as_view(), name="secrets"),
    path("secrets/<slug:key>/", api_secrets.OneSecret.as_view(), name="secret"),
    path("templates/", api_templates.Templates.as_view(), name="templates"),
    path("templates/<slug:key>/", api_templates.FromTemplate.as_view(), name="from-template"),
    path("search/", api_search.Search.as_view(), name="search"),
]
