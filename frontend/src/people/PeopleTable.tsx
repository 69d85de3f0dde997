/** Who can be rung: their numbers, the main one first. */
import { Table, Text, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "../api/people";
import { spacedNumber } from "../catalogue/phone";
import { useDeletePerson } from "../store/people";
import { useMe } from "../store/queries";
import { mayKeepPeople } from "../store/rights";
import listing from "../ui/Listing.module.css";
import classes from "./People.module.css";
import { PersonDialog } from "./PersonDialog";
import { RowButtons } from "./RowButtons";

export function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const removal = useDeletePerson();
  const [edited, setEdited] = useState<Person | null>(null);
  return (
    <div className={listing.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("people.name")}</Table.Th>
            <Table.Th>{t("people.numbers")}</Table.Th>
            <Table.Th>{t("people.note")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("uses.where")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.key}>
              <Table.Th scope="row" className={listing.cell ?? ""}>
                {person.name}
              </Table.Th>
              <Table.Td>
                {person.numbers.map((number) => (
                  <Text key={number} size="sm" className={classes.number ?? ""}>
                    {spacedNumber(number)}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td className={listing.cell ?? ""}>
                <Text size="sm">{person.note}</Text>
              </Table.Td>
              <Table.Td w={130}>
                <RowButtons
                  thing={person}
                  used={{ person: person.key }}
                  removal={removal}
                  onEdit={mayKeepPeople(me) ? () => setEdited(person) : null}
                  deletes={me?.rights.includes("design") ?? false}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {edited !== null && <PersonDialog person={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
