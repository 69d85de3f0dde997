/** Changes one below the other; with `onGo`, each leads to its step. */
import {
  IconArrowRight,
  IconCircleMinus,
  IconCirclePlus,
  IconNote,
  IconPencil,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Heard } from "../ui/Heard";
import classes from "./ChangeList.module.css";
import type { Told } from "./telling";

const ICONS = {
  added: IconCirclePlus,
  removed: IconCircleMinus,
  changed: IconPencil,
  wire: IconArrowRight,
  other: IconNote,
};

interface Props {
  readonly changes: readonly Told[];
  readonly current?: number | null;
  readonly onGo?: (index: number) => void;
}

function Sentence({ change, children }: { readonly change: Told; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const Icon = ICONS[change.kind];
  return (
    <>
      <Icon size={16} role="img" aria-label={t(`compare.${change.kind}`)} />
      <span>{children}</span>
    </>
  );
}

export function ChangeList({ changes, current = null, onGo }: Props) {
  return (
    <ul className={classes.list}>
      {changes.map((change, index) => (
        <li
          key={index}
          className={classes.change}
          data-kind={change.kind}
          aria-current={current === index}
        >
          {onGo === undefined || change.node === null ? (
            <div className={classes.row}>
              <Sentence change={change}>{change.text}</Sentence>
            </div>
          ) : (
            <button type="button" className={classes.row} onClick={() => onGo(index)}>
              <Sentence change={change}>{change.text}</Sentence>
            </button>
          )}
          {change.heard?.map((message) => (
            <Heard key={message} messages={[message]} />
          ))}
        </li>
      ))}
    </ul>
  );
}
