/** What an operator can do with one number of the list. */
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconDots,
  IconListSearch,
  IconPencil,
  IconPlugConnected,
  IconTool,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PhoneNumber } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { UsesDialog } from "../find/UsesDialog";
import { EditNumber } from "./EditNumber";
import { MaintenanceDialog } from "./MaintenanceDialog";
import { SetStart } from "./SetStart";
import { canBeSet } from "./standing";

export function NumberMenu({ number }: { readonly number: PhoneNumber }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"edit" | "start" | "maintenance" | "uses" | null>(null);
  const close = (): void => setDialog(null);
  const name = spacedNumber(number.number);
  return (
    <>
      <Menu position="bottom-end" width={290}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("number.more", { number: name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog("edit")}>
            {t("number.edit")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPlugConnected size={16} />}
            disabled={!canBeSet(number)}
            onClick={() => setDialog("start")}
          >
            {t(number.maintenance ? "maintenance.giveAgain" : "number.setStart")}
          </Menu.Item>
          <Menu.Item leftSection={<IconListSearch size={16} />} onClick={() => setDialog("uses")}>
            {t("uses.where")}
          </Menu.Item>
          {number.maintenance !== undefined && (
            <Menu.Item
              leftSection={<IconTool size={16} />}
              onClick={() => setDialog("maintenance")}
            >
              {t("maintenance.menu")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === "uses" && (
        <UsesDialog
          used={{ number: number.id }}
          name={name}
          answeredBy={number.flow}
          onClose={close}
        />
      )}
      {dialog === "edit" && <EditNumber number={number} onClose={close} />}
      {dialog === "start" && <SetStart number={number} onClose={close} />}
      {dialog === "maintenance" && <MaintenanceDialog number={number} onClose={close} />}
    </>
  );
}
