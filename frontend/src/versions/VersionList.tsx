/** Every version there was: look at it on the canvas, or bring it back. */
import { Badge, Button, CloseButton, Group, Loader, ScrollArea, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Version } from "../api/types";
import { useEditor, useSession } from "../store/context";
import { useVersions } from "../store/queries";
import { bringBack, lookAtVersion } from "../store/versions";
import { Confirm } from "../ui/Confirm";
import { Time } from "../ui/Time";
import { useFailureText } from "../ui/failure";
import { DraftActions } from "./DraftActions";
import { useLeaving } from "../ui/focus-back";
import classes from "./VersionList.module.css";

interface RowProps {
  readonly version: Version;
  readonly onLook: () => void;
  readonly onCompare: () => void;
  readonly onRestore: () => void;
}

function VersionRow({ version, onLook, onCompare, onRestore }: RowProps) {
  const { t } = useTranslation();
  const canDesign = useEditor((state) => state.canDesign);
  const viewed = useEditor((state) => state.viewed?.number === version.number);
  return (
    <li className={classes.version} aria-current={viewed}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={620} size="sm">
          {t("versions.number", { number: version.number })}
        </Text>
        {version.live && (
          <Badge color="green" variant="light" tt="none">
            {t("versions.live")}
          </Badge>
        )}
      </Group>
      {version.note !== "" && <Text size="sm">{version.note}</Text>}
      <Text size="xs" c="dimmed">
        <Time at={version.published_at} />
        {version.published_by !== null && ` · ${version.published_by}`}
        {` · ${t("versions.calls", { count: version.calls })}`}
      </Text>
      <Group gap={6} mt={4}>
        <Button size="compact-xs" variant="light" onClick={onLook}>
          {t("versions.look")}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCompare}>
          {t("versions.compare")}
        </Button>
        {canDesign && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onRestore}>
            {t("versions.restore")}
          </Button>
        )}
      </Group>
    </li>
  );
}

interface RestoreProps {
  readonly number: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RestoreDialog({ number, onClose, onDone }: RestoreProps) {
  const { t } = useTranslation();
  const session = useSession();
  const restore = useMutation({
    mutationFn: () => bringBack(session, number),
    onSuccess: () => {
      notifications.show({ message: t("versions.restored", { number }) });
      onDone();
    },
  });
  return (
    <Confirm
      title={t("versions.restoreTitle", { number })}
      text={t("versions.restoreText")}
      action={t("versions.restore")}
      busy={restore.isPending}
      error={restore.error}
      onConfirm={() => restore.mutate()}
      onClose={onClose}
    />
  );
}

function Versions({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const failureText = useFailureText();
  const versions = useVersions(session.flow.id);
  const look = useMutation({ mutationFn: (number: number) => lookAtVersion(session, number) });
  const [restoring, setRestoring] = useState<number | null>(null);
  if (versions.isError) return <Text role="alert">{failureText(versions.error)}</Text>;
  if (look.isError) return <Text role="alert">{failureText(look.error)}</Text>;
  if (versions.isPending) return <Loader aria-label={t("common.loading")} />;
  if (versions.data.length === 0) return <Text c="dimmed">{t("versions.empty")}</Text>;
  return (
    <Stack component="ul" gap={0} className={classes.list}>
      {versions.data.map((version) => (
        <VersionRow
          key={version.number}
          version={version}
          onLook={() => look.mutate(version.number)}
          onCompare={() =>
            session.store.getState().compare({ before: version.number, after: "draft" })
          }
          onRestore={() => setRestoring(version.number)}
        />
      ))}
      {restoring !== null && (
        <RestoreDialog number={restoring} onClose={() => setRestoring(null)} onDone={onClose} />
      )}
    </Stack>
  );
}

/** Stands where the inspector stands, so that the drawing and the top bar stay in reach. */
export function VersionList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const leaving = useLeaving(onClose);
  return (
    <aside
      className={classes.panel}
      aria-label={t("versions.title")}
      data-pane="versions"
      {...leaving}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t("versions.title")}</h2>
        <CloseButton aria-label={t("common.close")} onClick={onClose} />
      </header>
      <DraftActions />
      <ScrollArea className={classes.scroll ?? ""} type="auto" scrollbarSize={8}>
        <Versions onClose={onClose} />
      </ScrollArea>
    </aside>
  );
}
