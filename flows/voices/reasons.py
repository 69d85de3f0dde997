"""Why something cannot become a take, in one sentence for the person who brought it."""

from __future__ import annotations

from django.utils.translation import gettext_noop

# A worker speaks English; the sentence is translated for whoever reads it.
SENTENCES = {
    "empty": gettext_noop("The file is empty: record or export it again."),
    "no_sound_file": gettext_noop(
        "This is no sound file that Antler can read, whatever its name says: "
        "use WAV, MP3, M4A, OGG, OPUS, WEBM or FLAC."
    ),
    "no_sound": gettext_noop("The file holds no sound."),
    "damaged": gettext_noop("The file is cut off or damaged: export it again."),
    "cut_off": gettext_noop(
        "The file is cut off, it promises more sound than it holds: export or copy it again."
    ),
    "too_long": gettext_noop("The recording is longer than 10 minutes: cut it into several."),
    "too_much": gettext_noop(
        "Reading this file took too long or too much memory: save it as a plain WAV and try again."
    ),
    "silent": gettext_noop(
        "Nothing can be heard in it: record it again, closer to the microphone."
    ),
    "only_clicks": gettext_noop(
        "It cannot be brought to the loudness of the others: it holds little more than clicks."
    ),
    "unusable": gettext_noop("What was made of this file cannot be played: try another format."),
    "cannot_speak": gettext_noop("The draft voice cannot speak this: record it instead."),
    "gone": gettext_noop("The uploaded file is gone: upload it again."),
    "again_and_again": gettext_noop(
        "The work on this file was broken off several times: try another format."
    ),
}
