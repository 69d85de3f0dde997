/** Find, over the canvas: in this flow at once, in all flows when asked for. */
import {
  ActionIcon,
  CloseButton,
  ScrollArea,
  SegmentedControl,
  Text,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp, IconSearch } from "@tabler/icons-react";
import type { KeyboardEvent, RefObject } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "../store/search";
import { useFailureText } from "../ui/failure";
import { useLeaving } from "../ui/focus-back";
import classes from "./FindPanel.module.css";
import { HitsEverywhere, HitsHere } from "./Hits";
import { useFind } from "./useFind";

const CALM_MS = 250;
const SHORTEST = 2;

function Everywhere({ search }: { readonly search: string }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [wanted] = useDebouncedValue(search.trim(), CALM_MS);
  const found = useSearch(wanted.length < SHORTEST ? "" : wanted);
  if (found.isError) return <Text className={classes.said}>{failureText(found.error)}</Text>;
  if (found.data === undefined) {
    return (
      <Text className={classes.said}>{t(found.isFetching ? "find.looking" : "find.write")}</Text>
    );
  }
  if (found.data.results.length === 0)
    return <Text className={classes.said}>{t("find.nothing")}</Text>;
  return <HitsEverywhere hits={found.data.results} more={found.data.more} />;
}

interface Props {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
}

export function FindPanel({ input, onClose }: Props) {
  const { t } = useTranslation();
  const { search, setSearch, hits, at, goTo } = useFind();
  const [where, setWhere] = useState<"here" | "everywhere">("here");
  const next = (by: 1 | -1): void => goTo(at === null ? (by === 1 ? 0 : -1) : at + by);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") next(event.shiftKey ? -1 : 1);
  };
  const leaving = useLeaving(onClose);
  const step = { variant: "subtle", color: "gray", disabled: hits.length === 0 } as const;
  return (
    <div
      role="search"
      className={classes.panel}
      aria-label={t("find.title")}
      data-pane="find"
      {...leaving}
    >
      <div className={classes.head}>
        <TextInput
          ref={input}
          className={classes.box ?? ""}
          size="sm"
          data-autofocus
          autoFocus
          aria-label={t("find.search")}
          placeholder={t("find.search")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        {where === "here" && (
          <>
            <ActionIcon {...step} aria-label={t("find.previous")} onClick={() => next(-1)}>
              <IconChevronUp size={17} />
            </ActionIcon>
            <ActionIcon {...step} aria-label={t("find.next")} onClick={() => next(1)}>
              <IconChevronDown size={17} />
            </ActionIcon>
          </>
        )}
        <CloseButton size="sm" aria-label={t("common.close")} onClick={onClose} />
      </div>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t("find.where")}
          value={where}
          onChange={setWhere}
          data={[
            { value: "here", label: t("find.here") },
            { value: "everywhere", label: t("find.everywhere") },
          ]}
        />
        {where === "here" && search.trim() !== "" && (
          <Text size="xs" c="dimmed" role="status">
            {at === null
              ? t("find.count", { count: hits.length })
              : t("find.position", { at: at + 1, count: hits.length })}
          </Text>
        )}
      </div>
      <ScrollArea.Autosize mah={320} type="auto" scrollbars="y" offsetScrollbars="y">
        {where === "here" ? (
          <HitsHere hits={hits} at={at} onGo={(index) => goTo(index, true)} />
        ) : (
          <Everywhere search={search} />
        )}
      </ScrollArea.Autosize>
    </div>
  );
}
