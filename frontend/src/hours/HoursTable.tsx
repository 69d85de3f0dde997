/** The list of opening hours: what each says now, and where it is used. */
import { ActionIcon, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconListSearch, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { HoursRow } from "../api/hours";
import { UsesDialog } from "../find/UsesDialog";
import { useDeleteHours } from "../store/hours";
import { useMe } from "../store/queries";
import { Confirm } from "../ui/Confirm";
import classes from "../ui/Listing.module.css";
import { NowMark } from "./NowMark";

/** Refused, with the flows, where something uses them. */
function DeleteHours({
  hours,
  onClose,
}: {
  readonly hours: HoursRow;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const remove = useDeleteHours();
  return (
    <Confirm
      danger
      title={t("hours.deleteTitle", { name: hours.name })}
      text={t("hours.deleteText")}
      action={t("common.delete")}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(hours.key, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

interface Opened {
  readonly what: "uses" | "delete";
  readonly hours: HoursRow;
}

export function HoursTable({ rows }: { readonly rows: readonly HoursRow[] }) {
  const { t } = useTranslation();
  const designs = useMe().data?.rights.includes("design") ?? false;
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  const button = { variant: "subtle", color: "gray" } as const;
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("hours.name")}</Table.Th>
            <Table.Th>{t("hours.now")}</Table.Th>
            <Table.Th>{t("hours.zone")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("uses.where")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((hours) => (
            <Table.Tr key={hours.key}>
              <Table.Th scope="row" className={classes.cell ?? ""}>
                <Link href={`/hours/${hours.key}`} className={classes.name}>
                  {hours.name}
                </Link>
              </Table.Th>
              <Table.Td>
                <NowMark hours={hours} />
              </Table.Td>
              <Table.Td>
                <Text size="sm">{hours.zone}</Text>
              </Table.Td>
              <Table.Td w={100}>
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <ActionIcon
                    {...button}
                    title={t("uses.where")}
                    aria-label={t("uses.title", { name: hours.name })}
                    onClick={() => setOpened({ what: "uses", hours })}
                  >
                    <IconListSearch size={18} />
                  </ActionIcon>
                  {designs && (
                    <ActionIcon
                      {...button}
                      title={t("common.delete")}
                      aria-label={t("hours.deleteTitle", { name: hours.name })}
                      onClick={() => setOpened({ what: "delete", hours })}
                    >
                      <IconTrash size={18} />
                    </ActionIcon>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {opened?.what === "uses" && (
        <UsesDialog used={{ hours: opened.hours.key }} name={opened.hours.name} onClose={close} />
      )}
      {opened?.what === "delete" && <DeleteHours hours={opened.hours} onClose={close} />}
    </div>
  );
}
