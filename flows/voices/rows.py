"""Messages as rows: the message, its text in each language, and the takes that were made of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    """How a take came to be."""

    UPLOAD = "upload", _("uploaded")
    BROWSER = "browser", _("recorded in the browser")
    PHONE = "phone", _("recorded by phone")
    DRAFT = "draft", _("draft voice")
    SHIPPED = "shipped", _("came with Antler")


class TakeState(models.TextChoices):
    WAITING = "waiting", _("being made")
    READY = "ready", _("ready")
    REFUSED = "refused", _("refused")


class Prompt(models.Model):
    """A message callers hear. Documents name it by `key`; versions freeze its `sound`.

    `language` is the one that is heard where a call's own has no take. `sound` is what its current
    takes come to (`flows.engine.voices`), kept by `flows.prompts.choose_sound`, so that a query can
    compare it with what a version froze.
    """

    key = models.SlugField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    folder = models.CharField(_("folder"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    sound = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Script(models.Model):
    """What a message says in one language, and the take that callers of that language hear."""

    prompt = models.ForeignKey(Prompt, on_delete=models.CASCADE, related_name="scripts")
    language = models.CharField(max_length=8)
    text = models.TextField(blank=True)
    take = models.ForeignKey(
        "Take", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["prompt", "language"], name="script_language_once")
        ]

    def __str__(self) -> str:
        return f"{self.prompt} ({self.language})"


class Clips(models.Model):
    """A file of words to say values with, made once for each language, voice and vocabulary."""

    language = models.CharField(max_length=8)
    voice = models.CharField(max_length=80)
    vocabulary = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "voice", "vocabulary"], name="clips_made_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} ({self.voice})"


class Take(models.Model):
    """One recording of a message in one language, from the moment somebody brings it.

    While it waits, `source` names the stored upload (a draft has none: `text` is spoken). Once
    ready, `sha256` is what callers hear and `master` the same without a loss. `text` is what the
    message was to say then.
    """

    prompt = models.ForeignKey(Prompt, on_delete=models.CASCADE, related_name="takes")
    language = models.CharField(max_length=8)
    how = models.CharField(max_length=8, choices=How)
    voice = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    # Becomes the current take as soon as it is ready.
    use_at_once = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=TakeState, default=TakeState.WAITING)
    progress = models.FloatField(default=0)
    error = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    master = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    seconds = models.FloatField(default=0)
    loudness = models.FloatField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            # The sweep asks for those that wait.
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(state=TakeState.WAITING),
                name="take_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.prompt} ({self.language}) #{self.pk}"
