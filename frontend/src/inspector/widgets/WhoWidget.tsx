/** A person or a team: choose one, see who is on duty, or add one on the spot. */
import { ActionIcon, Anchor, Box, Group, Select, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { asText } from "../../catalogue/fill";
import type { PlainField } from "../../catalogue/types";
import { UsesDialog } from "../../find/UsesDialog";
import { PersonDialog } from "../../people/PersonDialog";
import { TeamDialog } from "../../people/TeamDialog";
import { usePeople, useTeams } from "../../store/people";
import { useMe } from "../../store/queries";
import { mayKeepPeople } from "../../store/rights";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

interface Who {
  readonly key: string;
  readonly name: string;
  /** A sentence about duty. */
  readonly now: string;
}

function useWho(isTeam: boolean): readonly Who[] {
  const { t } = useTranslation();
  const people = usePeople().data ?? [];
  const teams = useTeams().data ?? [];
  if (!isTeam) {
    return people.map(({ key, name, duty }) => ({
      key,
      name,
      now: t(duty.on ? "people.on" : "people.off"),
    }));
  }
  return teams.map(({ key, name, members, on_duty: n }) => ({
    key,
    name,
    now:
      members.length === 0 ? t("people.noMembers") : t("people.ofThem", { n, all: members.length }),
  }));
}

function Chosen({ who, isTeam }: { readonly who: Who; readonly isTeam: boolean }) {
  const { t } = useTranslation();
  const [uses, setUses] = useState(false);
  const used = isTeam ? { team: who.key } : { person: who.key };
  return (
    <Group gap="md" mt={6}>
      <Text size="xs" c="dimmed">
        {who.now}
      </Text>
      <Anchor component={Link} href="/people" size="xs">
        {t("people.toPage")}
      </Anchor>
      <Anchor component="button" type="button" size="xs" onClick={() => setUses(true)}>
        {t("uses.where")}
      </Anchor>
      {uses && <UsesDialog used={used} name={who.name} onClose={() => setUses(false)} />}
    </Group>
  );
}

export function WhoWidget(props: WidgetProps<PlainField>) {
  const { t } = useTranslation();
  const isTeam = props.field.kind === "team";
  const rows = useWho(isTeam);
  const keeps = mayKeepPeople(useMe().data);
  const [adding, setAdding] = useState(false);
  const key = asText(props.value);
  const chosen = rows.find((who) => who.key === key);
  const gone = key !== "" && chosen === undefined;
  const added = {
    onClose: () => setAdding(false),
    onSaved: ({ key: made }: { readonly key: string }) => props.onChange(made),
  };
  const add = t(isTeam ? "people.newTeam" : "people.new");
  return (
    <div>
      <Select
        {...inputProps(props)}
        searchable
        clearable={!props.field.required}
        placeholder={t(isTeam ? "people.chooseTeam" : "people.choose")}
        nothingFoundMessage={t("people.noneFound")}
        value={key === "" ? null : key}
        onChange={(wanted) => props.onChange(wanted)}
        data={[
          ...rows.map(({ key: value, name }) => ({ value, label: name })),
          ...(gone ? [{ value: key, label: t("field.promptGone", { key }) }] : []),
        ]}
        inputContainer={(box) => (
          <Group gap={6} align="flex-end" wrap="nowrap">
            <Box flex={1} miw={0}>
              {box}
            </Box>
            {!props.readOnly && keeps && (
              <ActionIcon
                size={36}
                variant="default"
                title={add}
                aria-label={`${add}: ${props.label}`}
                onClick={() => setAdding(true)}
              >
                <IconPlus size={16} />
              </ActionIcon>
            )}
          </Group>
        )}
      />
      {chosen !== undefined && <Chosen who={chosen} isTeam={isTeam} />}
      {adding &&
        (isTeam ? (
          <TeamDialog team={null} {...added} />
        ) : (
          <PersonDialog person={null} {...added} />
        ))}
    </div>
  );
}
