/** One message: who, when, how long; listened to, noted, called back, deleted. */
import { Badge, Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Voicemail } from "../api/voicemail";
import { spokenSeconds } from "../catalogue/durations";
import { spacedNumber } from "../catalogue/phone";
import { mayLookAfter } from "../store/rights";
import { useMe } from "../store/queries";
import { useChangeVoicemail, useDeleteVoicemail } from "../store/voicemail";
import { Confirm } from "../ui/Confirm";
import { Time } from "../ui/Time";
import { ToldList } from "./ToldList";
import classes from "./Voicemail.module.css";

function Note({ message, onDone }: { readonly message: Voicemail; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const change = useChangeVoicemail();
  const [note, setNote] = useState(message.note);
  return (
    <>
      <Textarea
        mt="xs"
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        aria-label={t("voicemail.note")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        <Button
          size="compact-sm"
          loading={change.isPending}
          onClick={() => change.mutate({ id: message.id, note }, { onSuccess: onDone })}
        >
          {t("common.save")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </Group>
    </>
  );
}

function Sound({ message, keeps }: { readonly message: Voicemail; readonly keeps: boolean }) {
  const { t } = useTranslation();
  const change = useChangeVoicemail();
  const plays = useMe().data?.rights.includes("play_voicemail") ?? false;
  if (message.state !== "stored") {
    return <div className={classes.soft}>{t(`voicemail.sound_${message.state}`)}</div>;
  }
  if (message.url === null) {
    return plays ? null : <div className={classes.soft}>{t("voicemail.mayNotListen")}</div>;
  }
  return (
    <audio
      controls
      preload="none"
      className={classes.player}
      src={message.url}
      aria-label={t("voicemail.sound", { caller: spacedNumber(message.caller) })}
      onPlay={() => {
        if (keeps && message.heard_at === null) change.mutate({ id: message.id, heard: true });
      }}
    />
  );
}

interface ActionProps {
  readonly message: Voicemail;
  readonly onNote: () => void;
  readonly onDelete: () => void;
}

function Actions({ message, onNote, onDelete }: ActionProps) {
  const { t } = useTranslation();
  const me = useMe().data;
  const change = useChangeVoicemail();
  const keeps = me?.rights.includes("keep_voicemail") ?? false;
  const heard = message.heard_at !== null;
  const plain = { size: "compact-sm", variant: "subtle" } as const;
  return (
    <div className={classes.actions}>
      {message.caller !== "" && (
        <Button {...plain} component="a" href={`tel:${message.caller}`}>
          {t("voicemail.callBack")}
        </Button>
      )}
      {keeps && (
        <>
          <Button {...plain} onClick={() => change.mutate({ id: message.id, heard: !heard })}>
            {t(heard ? "voicemail.asUnheard" : "voicemail.asHeard")}
          </Button>
          <Button {...plain} onClick={onNote}>
            {t("voicemail.note")}
          </Button>
        </>
      )}
      {mayLookAfter(me) && (
        <Button {...plain} component="a" href={`/admin/webhooks/call/${message.call}/change/`}>
          {t("voicemail.theCall")}
        </Button>
      )}
      {me?.rights.includes("delete_voicemail") === true && (
        <Button {...plain} color="red.9" onClick={onDelete}>
          {t("common.delete")}
        </Button>
      )}
    </div>
  );
}

interface Props {
  readonly message: Voicemail;
  /** What the box is called, where several are shown together. */
  readonly box: string | null;
}

export function Message({ message, box }: Props) {
  const { t } = useTranslation();
  const keeps = useMe().data?.rights.includes("keep_voicemail") ?? false;
  const remove = useDeleteVoicemail();
  const [open, setOpen] = useState<"note" | "delete" | null>(null);
  const close = (): void => setOpen(null);
  const heard = message.heard_at !== null;
  const caller = message.caller === "" ? t("voicemail.hidden") : spacedNumber(message.caller);
  const failed = message.told.some(({ state }) => state === "failed" || state === "unknown");
  return (
    <li className={classes.message} data-heard={heard}>
      <div className={classes.head}>
        <span className={classes.caller}>{caller}</span>
        <Time at={message.left_at} />
        {message.seconds !== null && (
          <span className={classes.soft}>{spokenSeconds(Math.round(message.seconds))}</span>
        )}
        {box !== null && <span className={classes.soft}>{box}</span>}
        {!heard && (
          <Badge size="sm" variant="filled" tt="none">
            {t("voicemail.new")}
          </Badge>
        )}
        {failed && (
          <Badge size="sm" color="red" variant="filled" tt="none">
            {t("voicemail.notTold")}
          </Badge>
        )}
      </div>
      <Sound message={message} keeps={keeps} />
      {message.heard_at !== null && (
        <div className={classes.soft}>
          {t("voicemail.heardBy", { name: message.heard_by ?? t("voicemail.somebody") })}{" "}
          <Time at={message.heard_at} />
        </div>
      )}
      {open === "note" ? (
        <Note message={message} onDone={close} />
      ) : (
        message.note !== "" && <div className={classes.note}>{message.note}</div>
      )}
      <ToldList message={message} keeps={keeps} />
      <Actions
        message={message}
        onNote={() => setOpen("note")}
        onDelete={() => setOpen("delete")}
      />
      {open === "delete" && (
        <Confirm
          danger
          title={t("voicemail.deleteTitle", { caller })}
          text={t("voicemail.deleteText")}
          action={t("common.delete")}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(message.id, { onSuccess: close })}
          onClose={close}
        />
      )}
    </li>
  );
}
