/** A team, new or changed: its members in the order in which they are rung. */
import { ActionIcon, Alert, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Team } from "../api/people";
import { fieldSentences } from "../store/failures";
import { usePeople, useSaveTeam } from "../store/people";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import classes from "./People.module.css";
import { moved } from "./moved";

interface MembersProps {
  readonly members: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (members: readonly string[]) => void;
}

function Members({ members, error, onChange }: MembersProps) {
  const { t } = useTranslation();
  const people = usePeople().data ?? [];
  const nameOf = (key: string): string => people.find((one) => one.key === key)?.name ?? key;
  const button = { variant: "subtle", color: "gray", size: 34 } as const;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500} component="h3" m={0}>
        {t("people.members")}
      </Text>
      {members.map((key, place) => {
        const name = nameOf(key);
        return (
          <div key={key} className={classes.member}>
            <span>{name}</span>
            <ActionIcon
              {...button}
              disabled={place === 0}
              aria-label={t("people.earlier", { name })}
              title={t("people.earlier", { name })}
              onClick={() => onChange(moved(members, place, -1))}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              {...button}
              disabled={place === members.length - 1}
              aria-label={t("people.later", { name })}
              title={t("people.later", { name })}
              onClick={() => onChange(moved(members, place, 1))}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              {...button}
              aria-label={`${t("people.remove")}: ${name}`}
              title={t("people.remove")}
              onClick={() => onChange(members.filter((one) => one !== key))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <Select
        aria-label={t("people.addMember")}
        placeholder={t("people.addMember")}
        searchable
        value={null}
        error={error}
        nothingFoundMessage={t("people.noneFound")}
        data={people
          .filter(({ key }) => !members.includes(key))
          .map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(key) => key !== null && onChange([...members, key])}
      />
    </Stack>
  );
}

interface Props {
  /** Null for a new one. */
  readonly team: Team | null;
  readonly onClose: () => void;
  readonly onSaved?: (team: Team) => void;
}

export function TeamDialog({ team, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const save = useSaveTeam(team);
  const [name, setName] = useState(team?.name ?? "");
  const [members, setMembers] = useState<readonly string[]>(
    team?.members.map(({ key }) => key) ?? [],
  );
  const [tried, setTried] = useState(false);
  const sentences = fieldSentences(save.error);
  const atField = sentences.name !== undefined || sentences.members !== undefined;
  const missing = tried && name.trim() === "" ? t("people.teamNameMissing") : null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (name.trim() === "") return;
    save.mutate(
      { name: name.trim(), members },
      {
        onSuccess: (saved) => {
          onSaved?.(saved);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={team?.name ?? t("people.newTeam")} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t("people.name")}
            description={t("people.teamNameHelp")}
            maxLength={80}
            value={name}
            error={missing ?? sentences.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Members members={members} error={sentences.members} onChange={setMembers} />
          {save.isError && !atField && (
            <Alert role="alert" color="red">
              {failureText(save.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t(team === null ? "common.create" : "common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
