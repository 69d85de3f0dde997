/** One part of the panel: what it is for, and its cards. */
import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { ListWaiting } from "../ui/ListWaiting";
import { Problem } from "../ui/Problem";
import classes from "./Panel.module.css";

interface Asked<Row> {
  readonly data: readonly Row[] | undefined;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface Props<Row> {
  readonly title: string;
  readonly intro: string;
  /** What stands there while there is nothing yet. */
  readonly nothing: string;
  readonly rows: Asked<Row>;
  readonly card: (row: Row) => ReactNode;
  /** Beside the title, for whoever may make one. */
  readonly action?: ReactNode;
}

export function Section<Row>({ title, intro, nothing, rows, card, action }: Props<Row>) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <div>
          <Title order={2} size="h3">
            {title}
          </Title>
          <Text c="dimmed" size="sm">
            {intro}
          </Text>
        </div>
        {action}
      </div>
      {rows.isPending && <ListWaiting />}
      {!rows.isPending && rows.data === undefined && (
        <Problem error={rows.error} retry={() => void rows.refetch()} />
      )}
      {rows.data?.length === 0 && <p className={classes.nothing}>{nothing}</p>}
      <ul className={classes.cards}>{rows.data?.map(card)}</ul>
    </section>
  );
}
