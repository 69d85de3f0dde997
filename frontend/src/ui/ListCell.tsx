/** A cell that says on a narrow page itself what the head of its column says on a wide one. */
import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Listing.module.css";

interface Props {
  readonly head: string;
  readonly children: ReactNode;
}

export function ListCell({ head, children }: Props) {
  return (
    <Table.Td>
      <span className={classes.label} aria-hidden>
        {head}
      </span>
      <div className={classes.value}>{children}</div>
    </Table.Td>
  );
}
