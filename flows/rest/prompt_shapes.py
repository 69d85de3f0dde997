"""The shapes of messages and their takes on the wire (docs/contracts.md)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.reverse import reverse

from flows.models import Prompt, Script, Take
from flows.prompts import is_stale
from flows.rest.operation import Answer, UsernameField, UtcField
from flows.voices.rows import How
from flows.voices.takes import LONGEST_TEXT

LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z]{2,4})?$"


class LanguageField(serializers.RegexField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(LANGUAGE, max_length=8, **kwargs)


class TakeAnswer(serializers.ModelSerializer[Take]):
    created_at = UtcField()
    created_by = UsernameField()
    error = serializers.SerializerMethodField(help_text="In the reader's language; else empty.")
    url = serializers.SerializerMethodField(help_text="What callers get, byte by byte.")

    class Meta:
        model = Take
        fields = [
            *("id", "language", "how", "voice", "text", "state", "progress", "error"),
            *("sha256", "seconds", "loudness", "created_at", "created_by", "url"),
        ]

    def get_error(self, take: Take) -> str:
        return _(take.error) if take.error else ""

    def get_url(self, take: Take) -> str:
        return reverse("take-audio", [take.pk]) if take.sha256 else ""


class ScriptAnswer(serializers.ModelSerializer[Script]):
    take = TakeAnswer(allow_null=True)
    stale = serializers.SerializerMethodField(
        help_text="The recording says something else than is written."
    )

    class Meta:
        model = Script
        fields = ["language", "text", "take", "stale"]

    def get_stale(self, script: Script) -> bool:
        return is_stale(script)


class PromptAnswer(serializers.ModelSerializer[Prompt]):
    """`script`, `seconds`, `sha256`, `url`: of what is heard where a call's language has none."""

    script = serializers.SerializerMethodField()
    seconds = serializers.SerializerMethodField()
    sha256 = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField(help_text="Empty while the message is silent.")
    stale = serializers.SerializerMethodField(
        help_text="In some language the recording says something else than is written."
    )
    making = serializers.BooleanField(help_text="A take of it is being made.")
    scripts = ScriptAnswer(many=True)

    class Meta:
        model = Prompt
        fields = [
            *("key", "name", "folder", "language", "script", "seconds", "sha256", "url", "stale"),
            *("making", "scripts"),
        ]

    def get_script(self, prompt: Prompt) -> str:
        own = [one.text for one in prompt.scripts.all() if one.language == prompt.language]
        return own[0] if own else ""

    def get_seconds(self, prompt: Prompt) -> float:
        sha256 = self.get_sha256(prompt)
        takes = [one.take for one in prompt.scripts.all() if one.take]
        return next((take.seconds for take in takes if take.sha256 == sha256), 0.0)

    def get_sha256(self, prompt: Prompt) -> str:
        return prompt.sound.partition(" ")[0]

    def get_url(self, prompt: Prompt) -> str:
        """Another one for another sound: a browser plays an address again without asking."""
        sha256 = self.get_sha256(prompt)
        return f"{reverse('prompt-audio', [prompt.key])}?sound={sha256[:12]}" if sha256 else ""

    def get_stale(self, prompt: Prompt) -> bool:
        return any(is_stale(script) for script in prompt.scripts.all())


class PromptWords(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    folder = serializers.CharField(max_length=60, allow_blank=True, default="")
    script = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    language = LanguageField(default="en")


class NewPrompt(PromptWords):
    audio = serializers.FileField(
        required=False, allow_empty_file=True, help_text="A sound file of any kind."
    )


class Text(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True)


class NewTake(serializers.Serializer[Any]):
    audio = serializers.FileField(allow_empty_file=True, help_text="A sound file of any kind.")
    language = LanguageField(default=None, allow_null=True)
    how = serializers.ChoiceField(choices=[How.UPLOAD, How.BROWSER], default=How.UPLOAD)
    use = serializers.BooleanField(default=True)


class NewDraft(serializers.Serializer[Any]):
    language = LanguageField(default=None, allow_null=True)
    engine = serializers.CharField(max_length=80, allow_blank=True, default="")
    use = serializers.BooleanField(default=True)


class InLanguage(serializers.Serializer[Any]):
    language = LanguageField(required=False, default="")


class VoicesAnswer(Answer):
    engine = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
