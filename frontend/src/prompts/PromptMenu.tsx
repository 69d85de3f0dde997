/** What can be done with one message of the list: see where it is used, change it, away with it. */
import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconDots,
  IconListSearch,
  IconMicrophone,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { UsesDialog } from "../find/UsesDialog";
import { useMe } from "../store/queries";
import { useDeletePrompt } from "../store/search";
import { Confirm } from "../ui/Confirm";
import { EditPrompt } from "./EditPrompt";
import { PromptPanel } from "./PromptPanel";

interface Props {
  readonly prompt: Prompt;
  readonly onClose: () => void;
}

function DeletePrompt({ prompt, onClose }: Props) {
  const { t } = useTranslation();
  const remove = useDeletePrompt();
  const { name } = prompt;
  const done = (): void => {
    notifications.show({ message: t("prompts.deleted", { name }) });
    onClose();
  };
  return (
    <Confirm
      danger
      title={t("prompts.deleteTitle", { name })}
      text={t("prompts.deleteText")}
      action={t("common.delete")}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(prompt.key, { onSuccess: done })}
      onClose={onClose}
    />
  );
}

export function PromptMenu({ prompt }: { readonly prompt: Prompt }) {
  const { t } = useTranslation();
  const canDesign = useMe().data?.rights.includes("design") ?? false;
  const [dialog, setDialog] = useState<"uses" | "takes" | "edit" | "delete" | null>(null);
  const close = (): void => setDialog(null);
  const { key, name } = prompt;
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("prompts.more", { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconListSearch size={16} />} onClick={() => setDialog("uses")}>
            {t("uses.where")}
          </Menu.Item>
          <Menu.Item leftSection={<IconMicrophone size={16} />} onClick={() => setDialog("takes")}>
            {t("takes.open")}
          </Menu.Item>
          {canDesign && (
            <>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog("edit")}>
                {t("prompts.edit")}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} />}
                onClick={() => setDialog("delete")}
              >
                {t("common.delete")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === "uses" && <UsesDialog used={{ prompt: key }} name={name} onClose={close} />}
      {dialog === "takes" && <PromptPanel promptKey={key} onClose={close} />}
      {dialog === "edit" && <EditPrompt prompt={prompt} onClose={close} />}
      {dialog === "delete" && <DeletePrompt prompt={prompt} onClose={close} />}
    </>
  );
}
