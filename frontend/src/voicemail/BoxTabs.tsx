/** The boxes, each with what is unheard in it; the chosen one may be renamed or deleted. */
import { Badge, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Box } from "../api/voicemail";
import { UsesDialog } from "../find/UsesDialog";
import { useMe } from "../store/queries";
import { useDeleteBox, useRenameBox } from "../store/voicemail";
import { Confirm } from "../ui/Confirm";
import { NameDialog } from "../ui/NameDialog";
import classes from "./Voicemail.module.css";

interface Props {
  readonly boxes: readonly Box[];
  /** Null: all of them. */
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
}

function Tab({ name, unheard, on, onChoose }: TabProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-md"
      variant={on ? "light" : "default"}
      aria-pressed={on}
      onClick={onChoose}
      rightSection={
        unheard > 0 && (
          <Badge size="sm" circle aria-label={t("voicemail.unheard", { count: unheard })}>
            {unheard}
          </Badge>
        )
      }
    >
      {name}
    </Button>
  );
}

interface TabProps {
  readonly name: string;
  readonly unheard: number;
  readonly on: boolean;
  readonly onChoose: () => void;
}

function BoxActions({ box, onGone }: { readonly box: Box; readonly onGone: () => void }) {
  const { t } = useTranslation();
  const rename = useRenameBox();
  const remove = useDeleteBox();
  const [open, setOpen] = useState<"rename" | "delete" | "uses" | null>(null);
  const close = (): void => setOpen(null);
  const plain = { size: "compact-sm", variant: "subtle", color: "gray" } as const;
  return (
    <>
      <Button {...plain} onClick={() => setOpen("uses")}>
        {t("uses.where")}
      </Button>
      <Button {...plain} onClick={() => setOpen("rename")}>
        {t("common.rename")}
      </Button>
      <Button {...plain} onClick={() => setOpen("delete")}>
        {t("common.delete")}
      </Button>
      {open === "uses" && <UsesDialog used={{ box: box.key }} name={box.name} onClose={close} />}
      {open === "rename" && (
        <NameDialog
          title={t("voicemail.renameTitle", { name: box.name })}
          initial={box.name}
          action={t("common.rename")}
          busy={rename.isPending}
          error={rename.error}
          onName={(name) => rename.mutate({ key: box.key, name }, { onSuccess: close })}
          onClose={close}
        />
      )}
      {open === "delete" && (
        <Confirm
          danger
          title={t("voicemail.deleteBoxTitle", { name: box.name })}
          text={t("voicemail.deleteBoxText")}
          action={t("common.delete")}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(box.key, { onSuccess: onGone })}
          onClose={close}
        />
      )}
    </>
  );
}

export function BoxTabs({ boxes, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const keeps = useMe().data?.rights.includes("keep_boxes") ?? false;
  const box = boxes.find(({ key }) => key === chosen);
  const unheard = boxes.reduce((sum, each) => sum + each.unheard, 0);
  return (
    <div className={classes.boxes} role="group" aria-label={t("voicemail.boxes")}>
      <Tab
        name={t("voicemail.all")}
        unheard={unheard}
        on={chosen === null}
        onChoose={() => onChoose(null)}
      />
      {boxes.map(({ key, name, unheard: fresh }) => (
        <Tab
          key={key}
          name={key === "none" ? t("voicemail.noBox") : name}
          unheard={fresh}
          on={chosen === key}
          onChoose={() => onChoose(key)}
        />
      ))}
      {keeps && box !== undefined && box.key !== "none" && (
        <BoxActions box={box} onGone={() => onChoose(null)} />
      )}
    </div>
  );
}
