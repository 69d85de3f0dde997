/** One take: heard, chosen, thrown away; how it was made and what it says are told. */
import { ActionIcon, Badge, Button, Group, Progress, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Take } from "../api/types";
import { duration } from "../i18n/times";
import { useChooseTake, useDropTake } from "../store/voices";
import { PlayButton } from "../ui/PlayButton";
import { Time } from "../ui/Time";
import classes from "./PromptPanel.module.css";

interface Props {
  readonly take: Take;
  readonly current: boolean;
  readonly name: string;
  readonly canChange: boolean;
}

function Made({ take }: { readonly take: Take }) {
  const { t } = useTranslation();
  const how = t(`takeMade.${take.how}`);
  return (
    <div>
      <Text size="sm">
        {take.voice === "" ? how : `${how} (${take.voice})`}
        {take.state === "ready" && ` · ${duration(take.seconds)}`}
      </Text>
      <Text size="xs" c="dimmed">
        <Time at={take.created_at} />
        {take.created_by !== null && ` · ${take.created_by}`}
      </Text>
    </div>
  );
}

export function TakeRow({ take, current, name, canChange }: Props) {
  const { t } = useTranslation();
  const choose = useChooseTake();
  const drop = useDropTake();
  return (
    <li className={classes.take}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Group wrap="nowrap" gap="sm">
          {take.url !== "" && <PlayButton url={take.url} name={name} />}
          <Made take={take} />
        </Group>
        <Group wrap="nowrap" gap={6}>
          {current && <Badge variant="light">{t("takes.current")}</Badge>}
          {canChange && !current && take.state === "ready" && (
            <Button
              size="compact-sm"
              variant="default"
              loading={choose.isPending}
              onClick={() => choose.mutate(take.id)}
            >
              {t("takes.use")}
            </Button>
          )}
          {canChange && !current && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("takes.drop")}
              loading={drop.isPending}
              onClick={() => drop.mutate(take.id)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      </Group>
      {take.state === "waiting" && (
        <Progress
          mt={6}
          value={Math.max(4, take.progress * 100)}
          animated
          aria-label={t("takes.making")}
        />
      )}
      {take.state === "refused" && (
        <Text size="sm" c="var(--error)" role="alert">
          {take.error}
        </Text>
      )}
    </li>
  );
}
