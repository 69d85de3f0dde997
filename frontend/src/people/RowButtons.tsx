/** What can be done with a person or a team, at the end of its row. */
import { ActionIcon, Group } from "@mantine/core";
import { IconListSearch, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { UsesDialog } from "../find/UsesDialog";
import type { Used } from "../store/search";
import { Confirm } from "../ui/Confirm";

interface Removal {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly mutate: (key: string, options: { onSuccess: () => void }) => void;
}

interface Props {
  readonly thing: { readonly key: string; readonly name: string };
  readonly used: Used;
  readonly removal: Removal;
  /** Null for those who may not. */
  readonly onEdit: (() => void) | null;
  readonly deletes: boolean;
}

export function RowButtons({ thing, used, removal, onEdit, deletes }: Props) {
  const { t } = useTranslation();
  const { key, name } = thing;
  const [opened, setOpened] = useState<"uses" | "delete" | null>(null);
  const close = (): void => setOpened(null);
  const button = { variant: "subtle", color: "gray" } as const;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {onEdit !== null && (
        <ActionIcon
          {...button}
          title={t("people.edit")}
          aria-label={`${t("people.edit")}: ${name}`}
          onClick={onEdit}
        >
          <IconPencil size={18} />
        </ActionIcon>
      )}
      <ActionIcon
        {...button}
        title={t("uses.where")}
        aria-label={t("uses.title", { name })}
        onClick={() => setOpened("uses")}
      >
        <IconListSearch size={18} />
      </ActionIcon>
      {deletes && (
        <ActionIcon
          {...button}
          title={t("common.delete")}
          aria-label={t("people.deleteTitle", { name })}
          onClick={() => setOpened("delete")}
        >
          <IconTrash size={18} />
        </ActionIcon>
      )}
      {opened === "uses" && <UsesDialog used={used} name={name} onClose={close} />}
      {opened === "delete" && (
        <Confirm
          danger
          title={t("people.deleteTitle", { name })}
          text={t("people.deleteText")}
          action={t("common.delete")}
          busy={removal.isPending}
          error={removal.error}
          onConfirm={() => removal.mutate(key, { onSuccess: close })}
          onClose={close}
        />
      )}
    </Group>
  );
}
