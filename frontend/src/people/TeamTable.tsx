/** Teams: who is in them, in the order in which they are rung. */
import { Table, Text, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Team } from "../api/people";
import { useDeleteTeam } from "../store/people";
import { useMe } from "../store/queries";
import { mayKeepPeople } from "../store/rights";
import listing from "../ui/Listing.module.css";
import { RowButtons } from "./RowButtons";
import { TeamDialog } from "./TeamDialog";

export function TeamTable({ teams }: { readonly teams: readonly Team[] }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const removal = useDeleteTeam();
  const [edited, setEdited] = useState<Team | null>(null);
  return (
    <div className={listing.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("people.team")}</Table.Th>
            <Table.Th>{t("people.members")}</Table.Th>
            <Table.Th>{t("people.onDuty")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("uses.where")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {teams.map((team) => (
            <Table.Tr key={team.key}>
              <Table.Th scope="row" className={listing.cell ?? ""}>
                {team.name}
              </Table.Th>
              <Table.Td className={listing.cell ?? ""}>
                <Text size="sm">
                  {team.members.map(({ name }) => name).join(", ") || t("people.noMembers")}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">
                  {t("people.ofThem", { n: team.on_duty, all: team.members.length })}
                </Text>
              </Table.Td>
              <Table.Td w={130}>
                <RowButtons
                  thing={team}
                  used={{ team: team.key }}
                  removal={removal}
                  onEdit={mayKeepPeople(me) ? () => setEdited(team) : null}
                  deletes={me?.rights.includes("design") ?? false}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {edited !== null && <TeamDialog team={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
