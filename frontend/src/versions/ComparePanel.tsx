/** Two versions, or draft and live, compared: which, what differs in sentences, and on to the next. */
import {
  ActionIcon,
  CloseButton,
  Group,
  Loader,
  NativeSelect,
  ScrollArea,
  Text,
} from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEditorStore, useSession } from "../store/context";
import { useVersions } from "../store/queries";
import type { Comparing, Side } from "../store/slices/view";
import { useComparison, useShownComparison } from "../store/versions";
import { useFailureText } from "../ui/failure";
import { ChangeList } from "./ChangeList";
import { useLeaving } from "../ui/focus-back";
import classes from "./VersionList.module.css";
import { useChanges } from "./changes";
import { useSideName } from "./naming";
import type { Told } from "./telling";

function sideOf(value: string): Side {
  return value === "draft" ? value : Number(value);
}

function SideChooser({ sides }: { readonly sides: Comparing }) {
  const { t } = useTranslation();
  const { flow, store } = useSession();
  const sideName = useSideName();
  const versions = useVersions(flow.id).data ?? [];
  const known: Side[] = ["draft", ...versions.map(({ number }) => number)];
  const data = known.map((side) => ({ value: String(side), label: sideName(side) }));
  const choose = (end: keyof Comparing) => (value: string) =>
    store.getState().compare({ ...sides, [end]: sideOf(value) });
  return (
    <Group grow gap="xs" px={8} pb={8}>
      {(["before", "after"] as const).map((end) => (
        <NativeSelect
          key={end}
          size="xs"
          label={t(`compare.${end}`)}
          data={data}
          value={String(sides[end])}
          onChange={(event) => choose(end)(event.currentTarget.value)}
        />
      ))}
    </Group>
  );
}

interface StepperProps {
  readonly changes: readonly Told[];
  readonly current: number | null;
  readonly onGo: (index: number) => void;
}

/** From one change to the next, round and round. */
function Stepper({ changes, current, onGo }: StepperProps) {
  const { t } = useTranslation();
  const count = changes.length;
  const next = current === null ? 0 : (current + 1) % count;
  const previous = ((current ?? count) - 1 + count) % count;
  const look = { variant: "default", size: "sm", disabled: count === 0 } as const;
  return (
    <Group justify="space-between" px={8} pb={6} wrap="nowrap">
      <Text size="sm" c="dimmed" role="status">
        {current === null
          ? t("compare.count", { count })
          : t("compare.position", { position: current + 1, count })}
      </Text>
      <Group gap={6} wrap="nowrap">
        <ActionIcon {...look} aria-label={t("compare.previous")} onClick={() => onGo(previous)}>
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon {...look} aria-label={t("compare.next")} onClick={() => onGo(next)}>
          <IconChevronDown size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}

function Differences({ sides }: { readonly sides: Comparing }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const failureText = useFailureText();
  const { comparison, error } = useComparison(sides);
  useShownComparison(comparison);
  const changes = useChanges(comparison, sides);
  const [current, setCurrent] = useState<number | null>(null);
  if (error !== null) return <Text role="alert">{failureText(error)}</Text>;
  if (comparison === undefined) return <Loader aria-label={t("common.loading")} />;
  const go = (index: number): void => {
    setCurrent(index);
    const node = changes[index]?.node ?? null;
    if (node !== null) store.getState().goTo(node);
  };
  const shown = current !== null && current < changes.length ? current : null;
  return (
    <>
      <Stepper changes={changes} current={shown} onGo={go} />
      <ScrollArea className={classes.scroll ?? ""} type="auto" scrollbarSize={8}>
        {changes.length === 0 ? (
          <Text size="sm" c="dimmed" px={8}>
            {t("compare.none")}
          </Text>
        ) : (
          <ChangeList changes={changes} current={shown} onGo={go} />
        )}
      </ScrollArea>
    </>
  );
}

export function ComparePanel({ sides }: { readonly sides: Comparing }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const close = (): void => store.getState().view(null);
  const leaving = useLeaving(close);
  return (
    <aside
      className={classes.panel}
      aria-label={t("compare.title")}
      data-pane="compare"
      {...leaving}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t("compare.title")}</h2>
        <CloseButton aria-label={t("common.close")} onClick={close} />
      </header>
      <SideChooser sides={sides} />
      <Differences key={`${sides.before} ${sides.after}`} sides={sides} />
    </aside>
  );
}
