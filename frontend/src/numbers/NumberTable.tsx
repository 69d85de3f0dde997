/** The table of numbers. */
import { Table, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { PhoneNumber } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { ListCell } from "../ui/ListCell";
import classes from "../ui/Listing.module.css";
import { NumberMenu } from "./NumberMenu";
import { StandingBadge } from "./StandingBadge";

function FlowOf({ number: { flow, answers } }: { readonly number: PhoneNumber }) {
  const { t } = useTranslation();
  if (flow === null) return <span className={classes.soft}>{t("number.noFlow")}</span>;
  return (
    <>
      <Link href={`/flows/${flow.id}`} className={classes.name}>
        {flow.name}
      </Link>
      {!answers && <div className={classes.note}>{t("number.flowUnpublished")}</div>}
    </>
  );
}

interface RowProps {
  readonly number: PhoneNumber;
  readonly operates: boolean;
}

function NumberRow({ number, operates }: RowProps) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.number ?? ""}>
        <span className={classes.name}>{spacedNumber(number.number)}</span>
      </Table.Th>
      <ListCell head={t("number.label")}>
        {number.label || <span className={classes.soft}>{t("number.noLabel")}</span>}
        {number.note !== "" && (
          <Text className={classes.note ?? ""} lineClamp={2} title={number.note}>
            {number.note}
          </Text>
        )}
      </ListCell>
      <ListCell head={t("number.flow")}>
        <FlowOf number={number} />
      </ListCell>
      <ListCell head={t("number.atCarrier")}>
        <StandingBadge number={number} />
      </ListCell>
      {operates && (
        <Table.Td className={classes.actions ?? ""}>
          <NumberMenu number={number} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

interface Props {
  readonly numbers: readonly PhoneNumber[];
  readonly operates: boolean;
}

export function NumberTable({ numbers, operates }: Props) {
  const { t } = useTranslation();
  const heads = ["number", "label", "flow", "atCarrier"] as const;
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{t(`number.${head}`)}</Table.Th>
            ))}
            {operates && (
              <Table.Th w={48}>
                <VisuallyHidden>{t("number.actions")}</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numbers.map((number) => (
            <NumberRow key={number.id} number={number} operates={operates} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
