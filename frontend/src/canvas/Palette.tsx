/** All steps there are, by group; dragged, clicked or entered onto the canvas. */
import { ScrollArea, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { RefObject } from "react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { searchTypes } from "../catalogue/lookup";
import type { NodeType } from "../catalogue/types";
import { useCatalogueText } from "../i18n/catalogue";
import { toneOf } from "../nodes";
import { StepIcon } from "../nodes/StepIcon";
import { useEditor } from "../store/context";
import { mayEdit } from "../store/selectors";
import classes from "./Palette.module.css";
import type { Add } from "./adding";
import { carryStep } from "./drop";

function PaletteItem({ type, add }: { readonly type: NodeType; readonly add: Add }) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const label = translate(type.label);
  const help = translate(type.help);
  return (
    <UnstyledButton
      className={classes.item ?? ""}
      draggable
      data-step-type={type.type}
      data-tone={toneOf(type)}
      title={help}
      aria-label={t("palette.add", { label, help })}
      onDragStart={(event) => carryStep(event, type.type)}
      onClick={() => add(type)}
    >
      <StepIcon type={type} size={18} className={classes.icon} />
      <span className={classes.label}>{label}</span>
    </UnstyledButton>
  );
}

function PaletteGroups({ types, add }: { readonly types: readonly NodeType[]; readonly add: Add }) {
  const translate = useCatalogueText();
  const groups = useEditor((state) => state.catalogue.groups);
  return groups.map((group) => {
    const members = types.filter((type) => type.group === group.name);
    if (members.length === 0) return null;
    return (
      <section key={group.name} aria-label={translate(group.label)}>
        <h2 className={classes.group}>{translate(group.label)}</h2>
        {members.map((type) => (
          <PaletteItem key={type.type} type={type} add={add} />
        ))}
      </section>
    );
  });
}

function PaletteList({
  found,
  searching,
  add,
}: {
  readonly found: readonly NodeType[];
  readonly searching: boolean;
  readonly add: Add;
}) {
  const { t } = useTranslation();
  const everyday = found.filter((type) => type.everyday);
  const more = found.filter((type) => !type.everyday);
  return (
    <>
      <PaletteGroups types={everyday} add={add} />
      {more.length > 0 && (
        <details open={searching || undefined} className={classes.more}>
          <summary>{t("palette.more")}</summary>
          <PaletteGroups types={more} add={add} />
        </details>
      )}
    </>
  );
}

interface Props {
  readonly add: Add;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

export const Palette = memo(function Palette({ add, searchRef }: Props) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const types = useEditor((state) => state.catalogue.types);
  const editable = useEditor(mayEdit);
  const [search, setSearch] = useState("");
  if (!editable) return null;
  const found = searchTypes(types, search, translate);
  return (
    <aside className={classes.palette} aria-label={t("palette.title")} data-pane="palette">
      <TextInput
        ref={searchRef}
        type="search"
        m={12}
        mb={4}
        aria-label={t("palette.search")}
        placeholder={t("palette.search")}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== "Enter" || first === undefined || search === "") return;
          add(first);
          setSearch("");
        }}
      />
      <ScrollArea className={classes.list ?? ""} type="auto" scrollbarSize={8}>
        <PaletteList found={found} searching={search !== ""} add={add} />
        {found.length === 0 && (
          <Text size="sm" c="dimmed" p="sm">
            {t("palette.nothing", { search })}
          </Text>
        )}
      </ScrollArea>
      <p className={classes.hint}>{t("palette.hint")}</p>
    </aside>
  );
});
