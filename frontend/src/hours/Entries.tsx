/** Exceptions or seasons as a list: one is opened at a time, what has passed is folded away. */
import { ActionIcon, Button, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dateRange } from "../i18n/times";
import classes from "./Hours.module.css";
import { isPast } from "./draft";
import { errorUnder } from "./errors";
import type { Sentences } from "./errors";

interface Dated {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly yearly: boolean;
}

interface Props<Kind extends Dated> {
  readonly entries: readonly Kind[];
  readonly path: string;
  readonly today: string;
  readonly sentences: Sentences;
  readonly readOnly: boolean;
  /** One more, as it begins. */
  readonly fresh: () => Kind;
  readonly addLabel: string;
  /** What it does, in words beside its days. */
  readonly about: (entry: Kind) => string;
  readonly form: (entry: Kind, at: number, onChange: (entry: Kind) => void) => ReactNode;
  readonly onChange: (entries: readonly Kind[]) => void;
  readonly extra?: ReactNode;
}

interface EntryProps {
  readonly entry: Dated;
  readonly about: string;
  readonly wrong: string | null;
  readonly open: boolean;
  readonly readOnly: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Entry({ entry, about, wrong, open, readOnly, ...rest }: EntryProps) {
  const { t, i18n } = useTranslation();
  const name = entry.name === "" ? t("hours.unnamed") : entry.name;
  return (
    <li className={classes.entry} data-wrong={wrong !== null}>
      <Group gap={4} wrap="nowrap">
        <UnstyledButton className={classes.entryHead} aria-expanded={open} onClick={rest.onToggle}>
          {open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          <span className={classes.entryName}>{name}</span>
          <span className={classes.entryAbout}>
            {dateRange(entry.first, entry.last, i18n.language)}
            {entry.yearly && `, ${t("hours.eachYear")}`}
            {` · ${about}`}
          </span>
        </UnstyledButton>
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            title={t("hours.remove")}
            aria-label={t("hours.removeNamed", { name })}
            onClick={rest.onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
      {wrong !== null && !open && (
        <Text size="xs" c="var(--error)" role="alert" pl={24}>
          {wrong}
        </Text>
      )}
      {open && (
        <Stack gap="sm" className={classes.entryForm}>
          {rest.children}
        </Stack>
      )}
    </li>
  );
}

export function Entries<Kind extends Dated>(props: Props<Kind>) {
  const { entries, path, today, sentences, readOnly, onChange } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<number | null>(null);
  const [withPast, setWithPast] = useState(false);
  const over = entries.filter((entry) => isPast(entry, today)).length;
  const add = (): void => {
    onChange([...entries, props.fresh()]);
    setOpened(entries.length);
  };
  const remove = (at: number): void => {
    setOpened(null);
    onChange(entries.filter((_, place) => place !== at));
  };
  return (
    <Stack gap="xs">
      <ul className={classes.entries}>
        {entries.map((entry, at) => {
          const wrong = errorUnder(sentences, `${path}.${at}`);
          const isOpen = opened === at;
          if (isPast(entry, today) && !withPast && wrong === null && !isOpen) return null;
          return (
            <Entry
              key={at}
              entry={entry}
              about={props.about(entry)}
              wrong={wrong}
              open={isOpen}
              readOnly={readOnly}
              onToggle={() => setOpened(isOpen ? null : at)}
              onRemove={() => remove(at)}
            >
              {props.form(entry, at, (changed) =>
                onChange(entries.map((old, place) => (place === at ? changed : old))),
              )}
            </Entry>
          );
        })}
      </ul>
      <Group gap="xs">
        {!readOnly && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} />}
            onClick={add}
          >
            {props.addLabel}
          </Button>
        )}
        {props.extra}
        {over > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => setWithPast(!withPast)}
          >
            {withPast ? t("hours.hidePast") : t("hours.showPast", { count: over })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
