/** The table of outgoing calls. */
import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { OutgoingCall } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { moment } from "../i18n/times";
import { ListCell } from "../ui/ListCell";
import classes from "../ui/Listing.module.css";
import { Time } from "../ui/Time";
import { StateBadge } from "./StateBadge";
import { isUnderWay, mostAttempts } from "./progress";

/** What one wants to know beyond the state: when it goes on, how it went, or why not. */
export function useProgressText(): (call: OutgoingCall) => string {
  const { t, i18n } = useTranslation();
  return ({ state, why, next_attempt_at, attempts }) => {
    if (why !== "") return why;
    if (next_attempt_at !== null) {
      return t("outgoing.next", { when: moment(next_attempt_at, i18n.language) });
    }
    const last = attempts.at(-1);
    if (last === undefined) return "";
    if (state === "calling") return t(`attempt.${last.state}`);
    return state === "given_up" && last.outcome !== "" ? t(`attempt.${last.outcome}`) : "";
  };
}

function useAttemptsText(): (call: OutgoingCall) => string {
  const { t } = useTranslation();
  return (call) => {
    const count = call.attempts.length;
    if (isUnderWay(call)) return t("outgoing.attemptsOf", { count, most: mostAttempts(call) });
    return String(count);
  };
}

function OutgoingRow({ call }: { readonly call: OutgoingCall }) {
  const { t } = useTranslation();
  const progress = useProgressText()(call);
  const attempts = useAttemptsText()(call);
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.number ?? ""}>
        <Link href={`/outgoing/${call.id}`} className={classes.name}>
          {spacedNumber(call.to)}
        </Link>
      </Table.Th>
      <ListCell head={t("outgoing.from")}>
        <span className={classes.number}>{spacedNumber(call.from)}</span>
      </ListCell>
      <ListCell head={t("outgoing.flow")}>
        <Link href={`/flows/${call.flow.id}`} className={classes.quiet}>
          {call.flow.name}
        </Link>
      </ListCell>
      <ListCell head={t("outgoing.stateHead")}>
        <StateBadge state={call.state} />
        {progress !== "" && <div className={classes.note}>{progress}</div>}
      </ListCell>
      <ListCell head={t("outgoing.attempts")}>
        <span className={classes.number}>{attempts}</span>
      </ListCell>
      <ListCell head={t("outgoing.asked")}>
        <Time at={call.asked_at} />
        {call.asked_by !== null && <div className={classes.soft}>{call.asked_by}</div>}
      </ListCell>
    </Table.Tr>
  );
}

export function OutgoingTable({ calls }: { readonly calls: readonly OutgoingCall[] }) {
  const { t } = useTranslation();
  const heads = ["to", "from", "flow", "stateHead", "attempts", "asked"] as const;
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{t(`outgoing.${head}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calls.map((call) => (
            <OutgoingRow key={call.id} call={call} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
