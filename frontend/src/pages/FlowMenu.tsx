/** What can be done with one flow of the list: another name, or away with it. */
import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconDots,
  IconFileExport,
  IconFileText,
  IconPencil,
  IconSearch,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Flow } from "../api/types";
import { UsesDialog } from "../find/UsesDialog";
import { useDeleteFlow, useRenameFlow } from "../store/queries";
import { Confirm } from "../ui/Confirm";
import { NameDialog } from "../ui/NameDialog";
import { ExportDialog } from "./ExportDialog";

interface DialogProps {
  readonly flow: Flow;
  readonly onClose: () => void;
}

function RenameDialog({ flow, onClose }: DialogProps) {
  const { t } = useTranslation();
  const rename = useRenameFlow();
  return (
    <NameDialog
      title={t("flows.renameTitle")}
      initial={flow.name}
      action={t("common.rename")}
      busy={rename.isPending}
      error={rename.error}
      onName={(name) => rename.mutate({ id: flow.id, name }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function DeleteDialog({ flow, onClose }: DialogProps) {
  const { t } = useTranslation();
  const remove = useDeleteFlow();
  const { name } = flow;
  const done = (): void => {
    notifications.show({ message: t("flows.deleted", { name }) });
    onClose();
  };
  return (
    <Confirm
      danger
      title={t("flows.deleteTitle", { name })}
      text={t("flows.deleteText")}
      action={t("common.delete")}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(flow.id, { onSuccess: done })}
      onClose={onClose}
    />
  );
}

export function FlowMenu({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"rename" | "export" | "uses" | "delete" | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("flows.more", { name: flow.name })}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog("rename")}>
            {t("common.rename")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileExport size={16} />}
            disabled={flow.live_version === null}
            onClick={() => setDialog("export")}
          >
            {t("flows.export")}
          </Menu.Item>
          <Menu.Item
            component={Link}
            href={`/flows/${String(flow.id)}/script`}
            leftSection={<IconFileText size={16} />}
          >
            {t("script.title")}
          </Menu.Item>
          <Menu.Item leftSection={<IconSearch size={16} />} onClick={() => setDialog("uses")}>
            {t("uses.where")}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() => setDialog("delete")}
          >
            {t("common.delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "rename" && <RenameDialog flow={flow} onClose={close} />}
      {dialog === "export" && <ExportDialog flow={flow} onClose={close} />}
      {dialog === "uses" && (
        <UsesDialog used={{ flow: flow.id }} name={flow.name} onClose={close} />
      )}
      {dialog === "delete" && <DeleteDialog flow={flow} onClose={close} />}
    </>
  );
}
