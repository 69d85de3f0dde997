/** The table of flows. */
import { Badge, Table, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Flow } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { ListCell } from "../ui/ListCell";
import classes from "../ui/Listing.module.css";
import { Time } from "../ui/Time";
import { FlowMenu } from "./FlowMenu";

function LiveCell({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation();
  const live = flow.live_version;
  if (live === null) return <span className={classes.soft}>{t("flows.never")}</span>;
  return (
    <>
      <Tooltip label={live.note} disabled={live.note === ""}>
        <span>{t("flows.version", { number: live.number })}</span>
      </Tooltip>
      {flow.has_unpublished_changes && <div className={classes.soft}>{t("flows.unpublished")}</div>}
    </>
  );
}

function ProblemsCell({ flow: { errors, warnings } }: { readonly flow: Flow }) {
  const { t } = useTranslation();
  const count = errors + warnings;
  if (count === 0) return <span className={classes.soft}>{t("flows.noProblems")}</span>;
  const Icon = errors > 0 ? IconCircleX : IconAlertTriangle;
  return (
    <Badge
      variant="light"
      tt="none"
      color={errors > 0 ? "red" : "orange"}
      leftSection={<Icon size={14} aria-hidden />}
    >
      {t("flows.problemCount", { count })}
    </Badge>
  );
}

function SavedCell({ flow: { saved_at, saved_by } }: { readonly flow: Flow }) {
  const { t } = useTranslation();
  if (saved_at === null) return <span className={classes.soft}>{t("flows.neverSaved")}</span>;
  return (
    <>
      <Time at={saved_at} />
      {saved_by !== null && <div className={classes.soft}>{saved_by}</div>}
    </>
  );
}

function FlowRow({ flow, canDesign }: { readonly flow: Flow; readonly canDesign: boolean }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.cell ?? ""}>
        <Link href={`/flows/${flow.id}`} className={classes.name} title={flow.name}>
          {flow.name}
        </Link>
      </Table.Th>
      <ListCell head={t("flows.live")}>
        <LiveCell flow={flow} />
      </ListCell>
      <ListCell head={t("flows.problems")}>
        <ProblemsCell flow={flow} />
      </ListCell>
      <ListCell head={t("flows.numbers")}>
        {flow.numbers.length === 0 && <span className={classes.soft}>{t("flows.noNumbers")}</span>}
        {flow.numbers.map((number) => (
          <div key={number} className={classes.number}>
            {spacedNumber(number)}
          </div>
        ))}
      </ListCell>
      <ListCell head={t("flows.calls")}>
        {flow.live_calls > 0 ? (
          <Badge color="green" variant="dot" tt="none">
            {t("flows.callsNow", { count: flow.live_calls })}
          </Badge>
        ) : (
          <span className={classes.soft}>{t("flows.noCalls")}</span>
        )}
      </ListCell>
      <ListCell head={t("flows.saved")}>
        <SavedCell flow={flow} />
      </ListCell>
      <Table.Td className={classes.actions ?? ""}>{canDesign && <FlowMenu flow={flow} />}</Table.Td>
    </Table.Tr>
  );
}

export function FlowTable({
  flows,
  canDesign,
}: {
  readonly flows: readonly Flow[];
  readonly canDesign: boolean;
}) {
  const { t } = useTranslation();
  const heads = ["name", "live", "problems", "numbers", "calls", "saved"] as const;
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{t(`flows.${head}`)}</Table.Th>
            ))}
            <Table.Th w={48}>
              <VisuallyHidden>{t("flows.actions")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {flows.map((flow) => (
            <FlowRow key={flow.id} flow={flow} canDesign={canDesign} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
