"""What happens on a line, as rows.

`Call` is durable. `LiveCall` exists exactly while the call lives, so a call is live if and only if
it has one. `CallStep` is the journal: append-only, one row a turn. `Report` is what the carrier
said when the call was over, kept raw; the worker writes it on to the call. `Recording` is announced
by the carrier and fetched by the worker. `RefusedPosts` counts what was not let in. What begins
with us is in `webhooks/outgoing/rows.py`, what a call wants done in `webhooks/errands/rows.py`,
maintenance in `webhooks/carrier/rows.py`.
"""

from __future__ import annotations

import secrets

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from webhooks.carrier.rows import Maintenance as Maintenance
from webhooks.errands.rows import Errand as Errand
from webhooks.errands.rows import Mark as Mark
from webhooks.outgoing.rows import CallAttempt as CallAttempt
from webhooks.outgoing.rows import OutgoingCall as OutgoingCall
from webhooks.outgoing.rows import TextMessage as TextMessage
from webhooks.spaced import spaced
from webhooks.voicemail.rows import VoicemailMessage as VoicemailMessage


def new_secret() -> str:
    return secrets.token_urlsafe(24)


class Direction(models.TextChoices):
    INCOMING = "incoming", _("Incoming")
    OUTGOING = "outgoing", _("Outgoing")


class CallState(models.TextChoices):
    """The carrier's word for how the call went; empty until its report is archived."""

    UNKNOWN = "", _("Not reported yet")
    SUCCESS = "success", _("Answered")
    FAILED = "failed", _("Failed")
    BUSY = "busy", _("Busy")


class Number(models.Model):
    """A number of ours; its secret makes its start address unguessable."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    label = models.CharField(_("label"), max_length=80, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    flow = models.ForeignKey(
        "flows.Flow",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="numbers",
        verbose_name=_("flow"),
    )
    secret = models.CharField(max_length=64, default=new_secret)

    class Meta:
        verbose_name = _("number")
        verbose_name_plural = _("numbers")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{spaced(self.number)} {self.label}".strip()

    @property
    def maintenance(self) -> Maintenance | None:
        """The one that lasts now; a list of numbers prefetches `lasting()` of them."""
        return next((each for each in self.maintenances.all() if each.ended_at is None), None)


class CallQuerySet(models.QuerySet["Call"]):
    def real(self) -> CallQuerySet:
        """Without those somebody tried in the studio."""
        return self.filter(trial__isnull=True)


class Call(models.Model):
    """A call, for good.

    `trial` says with what settings a call was tried in the studio (webhooks/trying/); None: a real
    one.

    `started_at` is our time, `created_at` and `answered_at` the carrier's. `ended_at` is ours until
    the carrier has told how long the call was.
    """

    # In bytes' order one index finds a whole id and the beginning of one.
    callid = models.CharField(max_length=64, db_collation="C")
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.INCOMING)
    caller = models.CharField(max_length=64, blank=True)
    called = models.CharField(max_length=64, blank=True)
    number = models.ForeignKey(Number, on_delete=models.SET_NULL, null=True, related_name="calls")
    version = models.ForeignKey(
        "flows.FlowVersion", on_delete=models.PROTECT, null=True, related_name="calls"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=16, choices=CallState, blank=True, default="")
    created_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    duration = models.PositiveIntegerField(null=True, help_text="Seconds, as the carrier counts.")
    cost = models.IntegerField(null=True, help_text="In 1/10 000 of the account's currency.")
    actions = models.JSONField(default=list)
    legs = models.JSONField(default=list)
    trial = models.JSONField(null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-started_at", "-id"]
        indexes = [
            # The list of calls, newest first, and when somebody called before.
            models.Index(fields=["-started_at", "-id"], name="call_newest_first"),
            models.Index(fields=["caller", "-started_at"], name="call_by_caller"),
            # What was tried is swept away after a while.
            models.Index(
                fields=["started_at"], name="call_tried", condition=Q(trial__isnull=False)
            ),
        ]
        # Not `unique` on the field, which would make a second index for the beginnings of ids.
        constraints = [models.UniqueConstraint(fields=["callid"], name="call_once")]

    def __str__(self) -> str:
        return self.callid

    @property
    def seconds(self) -> int | None:
        """How long it lasted by the carrier's count; by ours until the carrier has reported."""
        if self.duration is not None or self.ended_at is None:
            return self.duration
        return round((self.ended_at - self.started_at).total_seconds())


class LiveCall(models.Model):
    """Where a call on the line stands: the engine's state and the turn it has reached."""

    call = models.OneToOneField(
        Call, on_delete=models.CASCADE, primary_key=True, related_name="live"
    )
    seq = models.PositiveIntegerField()
    state = models.JSONField()
    node = models.CharField(max_length=400, blank=True)
    # The numbers that the call rings or talks with now.
    ringing = ArrayField(models.CharField(max_length=400), default=list, db_default=[])
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.call_id} at {self.node}"


# The place in the journal of what followed a call, far behind the last turn one may take.
AFTER_SEQ = 100_000


class CallStep(models.Model):
    """One turn of a call: what came, which way it went, the exact bytes that were answered."""

    # Its index would be the beginning of that of `callstep_seq_once` and cost each turn a write. To
    # check it, the database would lock the call's row in each turn, and write that down, too.
    call = models.ForeignKey(
        Call, on_delete=models.CASCADE, related_name="steps", db_index=False, db_constraint=False
    )
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    event = models.JSONField()
    node = models.CharField(max_length=400, blank=True)
    path = models.JSONField(default=list)
    answer = models.TextField()

    class Meta:
        ordering = ["call", "seq"]
        constraints = [models.UniqueConstraint(fields=["call", "seq"], name="callstep_seq_once")]

    def __str__(self) -> str:
        return f"{self.call_id}#{self.seq}"


class Report(models.Model):
    """The carrier's hangup report as it came; archived once its facts are on the call."""

    call = models.OneToOneField(Call, on_delete=models.CASCADE, related_name="report")
    raw = models.JSONField()
    # The engine's state the call ended in, until it is archived.
    state = models.JSONField(null=True)
    received_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # The sweep looks for reports no worker has finished.
            models.Index(
                fields=["received_at"], name="report_open", condition=Q(archived_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"report of {self.call_id}"


class RecordingState(models.TextChoices):
    ANNOUNCED = "announced", _("Waiting to be fetched")
    STORED = "stored", _("Stored")
    REFUSED = "refused", _("Refused")
    LOST = "lost", _("Lost")


class Recording(models.Model):
    """Audio the carrier announced; `file` names it in the storage once it is here."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="recordings")
    # The file's name, to look it up at the carrier's; it need not be anybody's alone.
    carrier_id = models.CharField(max_length=100, blank=True)
    step_seq = models.PositiveIntegerField(null=True)
    raw = models.JSONField()
    url = models.TextField(blank=True)
    announced_at = models.DateTimeField()
    state = models.CharField(
        max_length=16, choices=RecordingState, default=RecordingState.ANNOUNCED
    )
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    error = models.CharField(max_length=200, blank=True)
    file = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    seconds = models.FloatField(null=True)
    stored_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["announced_at"]
        permissions = [("play_recording", "Can listen to recordings")]
        indexes = [
            # The sweep looks for recordings still to be fetched.
            models.Index(
                fields=["next_attempt_at"], name="recording_open", condition=Q(state="announced")
            )
        ]
        constraints = [
            # By its digest, as an index holds no text of any length.
            models.UniqueConstraint("call", MD5("url"), name="recording_announced_once"),
            models.CheckConstraint(
                name="recording_stored_has_file",
                condition=~Q(state="stored")
                | (~Q(file="") & ~Q(sha256="") & Q(stored_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.carrier_id or f"recording of {self.call_id}"


class RefusalKind(models.TextChoices):
    """What was wrong with a post that was refused."""

    ADDRESS = "address", _("to an address we never gave out")
    TOKEN = "token", _("with the token of another call")
    SOURCE = "source", _("from a computer that is not the carrier’s")
    MEDIA = "media", _("with a recording on a foreign host")


class RefusedPosts(models.Model):
    """How many posts to the call face were refused on a day, on our clock."""

    kind = models.CharField(max_length=16, choices=RefusalKind)
    day = models.DateField()
    posts = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "day"], name="refused_posts_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.posts} {self.kind} on {self.day}"


class WorkerPulse(models.Model):
    """When a worker last did the sweep; no fresh pulse means that nobody archives calls."""

    name = models.CharField(max_length=200, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class CarrierAccount(models.Model):
    """Who we are at the carrier, as entered in the admin; one row at most.

    The password is sealed (webhooks/carrier/sealing.py) and is shown to nobody again.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    username = models.CharField(_("API username"), max_length=100)
    sealed_password = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("carrier account")
        verbose_name_plural = _("carrier account")
        constraints = [models.CheckConstraint(name="carrieraccount_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return self.username


class CarrierPace(models.Model):
    """When the next request to the carrier may begin, for all processes together; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    free_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="carrierpace_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"free at {self.free_at}"


class StartState(models.TextChoices):
    """How the start address the carrier holds for a number compares with ours."""

    IDLE = "idle", _("No flow, no start address")
    IN_STEP = "in_step", _("In step")
    WAITING = "waiting", _("Waiting to be set")
    FAILED = "failed", _("Could not be set")
    ELSEWHERE = "elsewhere", _("The carrier holds something else")


class Rental(models.Model):
    """A number of ours as the carrier's account holds it; an offline number has none.

    `holds` is what the carrier has for a start address that is not ours, without the secrets in it.
    """

    number = models.OneToOneField(Number, on_delete=models.CASCADE, related_name="rental")
    carrier_id = models.CharField(max_length=100, unique=True)
    state = models.CharField(max_length=16, choices=StartState, default=StartState.IDLE)
    holds = models.CharField(max_length=200, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rental_waiting_has_next_attempt",
                condition=~Q(state="waiting") | Q(next_attempt_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.carrier_id} ({self.state})"


class Inquiry(models.Model):
    """What became of asking the carrier about a call whose report never came."""

    call = models.OneToOneField(Call, on_delete=models.CASCADE, related_name="inquiry")
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    given_up_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"inquiry about {self.call_id}"


class Alarm(models.Model):
    """A recording that the carrier will soon delete and that is not stored here."""

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="alarms")
    deadline = models.DateTimeField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["deadline"]
        constraints = [
            models.UniqueConstraint(
                fields=["recording"], name="alarm_open_once", condition=Q(closed_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"alarm about {self.recording_id}"
