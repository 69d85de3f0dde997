"""REST addresses of flows, prompts and opening hours."""

from __future__ import annotations

from django.urls import path

from flows.rest import flows as api
from flows.rest import hours as api_hours
from flows.rest import prompts as api_prompts
from flows.rest import search as api_search
from flows.rest import tests as api_tests

_TESTS = "flows/<int:flow_id>/tests"
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
    path("flows/<int:flow_id>/versions/", api.Versions.as_view(), name="versions"),
    path(f"{_VERSION}/", api.OneVersion.as_view(), name="version"),
    path(f"{_VERSION}/restore/", api.Restore.as_view(), name="restore"),
    path(f"{_TESTS}/", api_tests.Tests.as_view(), name="tests"),
    path(f"{_TESTS}/run/", api_tests.RunTests.as_view(), name="tests-run"),
    path(f"{_TESTS}/try/", api_tests.TryTest.as_view(), name="tests-try"),
    path(f"{_TESTS}/propose/", api_tests.ProposeTest.as_view(), name="tests-propose"),
    path(f"{_TESTS}/<int:test_id>/", api_tests.OneTest.as_view(), name="one-test"),
    path("prompts/", api_prompts.Prompts.as_view(), name="prompts"),
    path("prompts/<slug:key>/", api_prompts.OnePrompt.as_view(), name="prompt"),
    path("prompts/<slug:key>/audio/", api_prompts.PromptSound.as_view(), name="prompt-audio"),
    path("prompts/<slug:key>/uses/", api_search.PromptUses.as_view(), name="prompt-uses"),
    path("hours/", api_hours.Hours.as_view(), name="hours"),
    path("hours/preview/", api_hours.Preview.as_view(), name="hours-preview"),
    path("hours/ical/", api_hours.ICal.as_view(), name="hours-ical"),
    path("hours/choices/", api_hours.Choices.as_view(), name="hours-choices"),
    path("hours/<slug:key>/", api_hours.OneHours.as_view(), name="one-hours"),
    path("hours/<slug:key>/override/", api_hours.Override.as_view(), name="hours-override"),
    path("hours/<slug:key>/uses/", api_hours.HoursUses.as_view(), name="hours-uses"),
    path("search/", api_search.Search.as_view(), name="search"),
]
