"""REST addresses of numbers, calls and recordings, and of flows as 46elks documents."""

from __future__ import annotations

from django.urls import path

from webhooks.rest import (
    api,
    carrier,
    inquiries,
    maintenance,
    outgoing,
    pictures,
    statics,
    trials,
    voicemail,
)

urlpatterns = [
    path("flows/import/", statics.ImportFlow.as_view(), name="flow-import"),
    path("flows/<int:flow_id>/export/", statics.ExportFlow.as_view(), name="flow-export"),
    path("inquiries/try/", inquiries.TryInquiry.as_view(), name="inquiry-try"),
    path("numbers/", api.Numbers.as_view(), name="numbers"),
    path("numbers/<int:number_id>/", api.OneNumber.as_view(), name="number"),
    path("numbers/<int:number_id>/set-start/", api.SetStart.as_view(), name="number-set-start"),
    path(
        "numbers/<int:number_id>/maintenance/",
        maintenance.NumberMaintenance.as_view(),
        name="number-maintenance",
    ),
    path("numbers/<int:number_id>/uses/", api.NumberUses.as_view(), name="number-uses"),
    path("numbers/picture/", pictures.NumberPicture.as_view(), name="number-picture"),
    path("numbers/sync/", carrier.Sync.as_view(), name="numbers-sync"),
    path("alarms/", carrier.Alarms.as_view(), name="alarms"),
    path("calls/", api.Calls.as_view(), name="calls"),
    path("calls/<str:callid>/", api.OneCall.as_view(), name="call"),
    path("calls/<str:callid>/as-test/", api.CallAsTest.as_view(), name="call-as-test"),
    path("trials/<str:callid>/as-test/", trials.TrialAsTest.as_view(), name="trial-as-test"),
    path("outgoing/", outgoing.OutgoingCalls.as_view(), name="outgoing"),
    path("outgoing/<int:outgoing_id>/", outgoing.OneOutgoingCall.as_view(), name="outgoing-call"),
    path(
        "outgoing/<int:outgoing_id>/cancel/",
        outgoing.CancelledCall.as_view(),
        name="outgoing-cancel",
    ),
    path(
        "recordings/<int:recording_id>/audio/", api.RecordingSound.as_view(), name="recording-audio"
    ),
    path("voicemail/boxes/", voicemail.Boxes.as_view(), name="voicemail-boxes"),
    path("voicemail/boxes/<slug:key>/", voicemail.OneBox.as_view(), name="voicemail-box"),
    path("voicemail/boxes/<slug:key>/uses/", voicemail.BoxUses.as_view(), name="voicemail-uses"),
    path("voicemail/messages/", voicemail.Messages.as_view(), name="voicemail"),
    path(
        "voicemail/messages/<int:message_id>/",
        voicemail.OneMessage.as_view(),
        name="voicemail-message",
    ),
    path(
        "voicemail/messages/<int:message_id>/audio/",
        voicemail.MessageSound.as_view(),
        name="voicemail-audio",
    ),
    path(
        "voicemail/messages/<int:message_id>/tell-again/",
        voicemail.TellAgain.as_view(),
        name="voicemail-tell-again",
    ),
    path("test-email/", voicemail.TestEmail.as_view(), name="test-email"),
]
