"""REST addresses of numbers, calls and recordings, and of flows as 46elks documents."""

from __future__ import annotations

from django.urls import path

from webhooks.rest import api, statics

urlpatterns = [
    path("flows/import/", statics.ImportFlow.as_view(), name="flow-import"),
    path("flows/<int:flow_id>/export/", statics.ExportFlow.as_view(), name="flow-export"),
    path("numbers/", api.Numbers.as_view(), name="numbers"),
    path("numbers/<int:number_id>/", api.OneNumber.as_view(), name="number"),
    path("calls/", api.Calls.as_view(), name="calls"),
    path("calls/<str:callid>/", api.OneCall.as_view(), name="call"),
    path(
        "recordings/<int:recording_id>/audio/", api.RecordingSound.as_view(), name="recording-audio"
    ),
]
