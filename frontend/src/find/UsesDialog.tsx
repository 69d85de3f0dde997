/** Where something is used: each place a link to its step. */
import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { FlowReference, Use } from "../api/types";
import { usePrompts } from "../store/queries";
import { useUses } from "../store/search";
import type { Used } from "../store/search";
import { Dialog } from "../ui/Dialog";
import { ListWaiting } from "../ui/ListWaiting";
import { PlayButton } from "../ui/PlayButton";
import { Problem } from "../ui/Problem";
import classes from "./FindPanel.module.css";
import { addressOf } from "./address";

/** In what callers get only, the step is one that the drawing does not have any more. */
function UseRow({ use }: { readonly use: Use }) {
  const { t } = useTranslation();
  const place = use.draft ? use : { ...use, node: null };
  return (
    <li className={classes.place}>
      <Link href={addressOf(place)} className={classes.hit}>
        <Group gap={8} wrap="nowrap" justify="space-between">
          <span>
            <span className={classes.where}>{use.flow.name}</span>
            <span className={classes.excerpt}>
              {" "}
              {[use.step, use.field_label].filter(Boolean).join(" · ")}
            </span>
          </span>
          {use.live && (
            <Badge size="sm" variant="light" color="green" tt="none">
              {t("uses.live")}
            </Badge>
          )}
        </Group>
      </Link>
    </li>
  );
}

/** What the places below have callers hear. */
function UsedMessage({ prompt: wanted }: { readonly prompt: string }) {
  const prompt = usePrompts().data?.find(({ key }) => key === wanted);
  if (prompt === undefined) return null;
  return (
    <Group gap={8} wrap="nowrap">
      <PlayButton url={prompt.url} name={prompt.name} />
      <Text size="sm" c="dimmed" lineClamp={2}>
        {prompt.script === "" ? prompt.name : `“${prompt.script}”`}
      </Text>
    </Group>
  );
}

interface Props {
  readonly used: Used;
  readonly name: string;
  /** The flow that the calls to a number come to. */
  readonly answeredBy?: FlowReference | null;
  readonly onClose: () => void;
}

export function UsesDialog({ used, name, answeredBy = null, onClose }: Props) {
  const { t } = useTranslation();
  const uses = useUses(used);
  const none = uses.data?.length === 0;
  return (
    <Dialog title={t("uses.title", { name })} onClose={onClose}>
      <Stack>
        {"prompt" in used && <UsedMessage prompt={used.prompt} />}
        {uses.isPending && <ListWaiting />}
        {uses.isError && <Problem error={uses.error} />}
        {answeredBy !== null && (
          <Text size="sm">
            {t("uses.answeredBy")} <Link href={`/flows/${answeredBy.id}`}>{answeredBy.name}</Link>
          </Text>
        )}
        {none && <Text size="sm">{t(answeredBy === null ? "uses.nowhere" : "uses.noStep")}</Text>}
        {uses.data !== undefined && !none && (
          <ul className={classes.list}>
            {uses.data.map((use) => (
              <UseRow key={`${use.flow.id} ${use.node} ${use.field}`} use={use} />
            ))}
          </ul>
        )}
      </Stack>
    </Dialog>
  );
}
