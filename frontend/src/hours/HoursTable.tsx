/** The list of opening hours: what each says now, and where it is used. */
import { ActionIcon, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconListSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { HoursRow } from "../api/hours";
import { UsesDialog } from "../find/UsesDialog";
import { useDeleteHours } from "../store/hours";
import { useMe } from "../store/queries";
import classes from "../ui/Listing.module.css";
import { useFailureText } from "../ui/failure";
import { NowMark } from "./NowMark";

function HoursUses({ hours, onClose }: { readonly hours: HoursRow; readonly onClose: () => void }) {
  const failureText = useFailureText();
  const designs = useMe().data?.rights.includes("design") ?? false;
  const remove = useDeleteHours();
  const onDelete = (): void =>
    remove.mutate(hours.key, {
      onSuccess: onClose,
      onError: (error) => notifications.show({ color: "red", message: failureText(error) }),
    });
  return (
    <UsesDialog
      used={{ hours: hours.key }}
      name={hours.name}
      onClose={onClose}
      onDelete={designs ? onDelete : undefined}
    />
  );
}

export function HoursTable({ rows }: { readonly rows: readonly HoursRow[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<HoursRow | null>(null);
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("hours.name")}</Table.Th>
            <Table.Th>{t("hours.now")}</Table.Th>
            <Table.Th>{t("hours.zone")}</Table.Th>
            <Table.Th aria-label={t("uses.where")} />
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
              <Table.Td w={60}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  title={t("uses.where")}
                  aria-label={t("uses.of", { name: hours.name })}
                  onClick={() => setShown(hours)}
                >
                  <IconListSearch size={18} />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown !== null && <HoursUses hours={shown} onClose={() => setShown(null)} />}
    </div>
  );
}
