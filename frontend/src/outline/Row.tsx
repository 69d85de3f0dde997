/** One row of the outline: the way out, the step it leads to, and what is wrong there. */
import { IconArrowUpLeft, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { MouseEvent } from "react";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { edgeKey } from "../graph/document";
import type { Issue } from "../graph/issues";
import { worst } from "../graph/issues";
import type { OutlineRow } from "../graph/outline";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { toneOf } from "../nodes";
import { StepIcon } from "../nodes/StepIcon";
import { useEditor } from "../store/context";
import { Heard } from "../ui/Heard";
import { SeverityIcon } from "../ui/SeverityIcon";
import classes from "./Outline.module.css";
import type { Said } from "./useOutline";

const NONE: readonly Issue[] = [];
/** Further in than this a row says its level instead of moving on to the right. */
const DEEPEST = 10;

export interface RowHands {
  readonly choose: (row: OutlineRow) => void;
  readonly fold: (row: OutlineRow) => void;
  readonly menu: (event: MouseEvent, row: OutlineRow) => void;
}

interface Props {
  readonly row: OutlineRow;
  readonly said: Said;
  readonly folded: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly hands: RowHands;
}

function useProblems({ kind, node, way }: OutlineRow): readonly Issue[] {
  return useEditor(({ issuesOf, issuesOn, viewed }) => {
    if (viewed !== null) return NONE;
    const found =
      kind === "step" ? issuesOf.get(node ?? "") : way === null ? NONE : issuesOn.get(edgeKey(way));
    return found ?? NONE;
  });
}

/** A step's problems where it is told, those of its ways out at theirs. */
function useOwnProblems(row: OutlineRow): readonly Issue[] {
  const problems = useProblems(row);
  return useMemo(
    () => (row.kind === "step" ? problems.filter(({ port }) => port === null) : problems),
    [row.kind, problems],
  );
}

function useLabel({ row, said }: Pick<Props, "row" | "said">, problems: readonly Issue[]): string {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const what = row.kind === "again" ? t("outline.again", { name: said.name }) : said.name;
  const sentences = [
    said.port === "" ? what : `${said.port}: ${what || said.about}`,
    what === "" ? "" : said.about,
    said.off ? t("card.off") : "",
    problems.length === 0 ? "" : t("outline.problems", { count: problems.length }),
    ...problems.map((issue) => issueText(issue, translate)),
  ];
  return sentences.filter((part) => part !== "").join(". ");
}

function Fold({ row, folded, hands }: Pick<Props, "row" | "folded" | "hands">) {
  if (row.children === 0) return <span className={classes.fold} />;
  const Icon = folded ? IconChevronRight : IconChevronDown;
  return (
    <span
      className={classes.fold}
      onClick={(event) => {
        event.stopPropagation();
        hands.fold(row);
      }}
    >
      <Icon size={15} aria-hidden />
    </span>
  );
}

/** Between the parts stand spaces, so that what is seen is what is heard. */
function Words({ row, said }: Pick<Props, "row" | "said">) {
  const { t } = useTranslation();
  const again = row.kind === "again";
  const name = again ? t("outline.again", { name: said.name }) : said.name;
  return (
    <span className={classes.words}>
      {said.port !== "" && <span className={classes.port}>{said.port}</span>}{" "}
      {again && <IconArrowUpLeft size={14} className={classes.mark} aria-hidden />}
      {row.kind === "step" && said.type !== undefined && (
        <StepIcon type={said.type} size={15} className={classes.icon} />
      )}
      {name !== "" && <span className={classes.name}>{name}</span>}{" "}
      {said.about !== "" && <span className={classes.about}>{said.about}</span>}{" "}
    </span>
  );
}

function OneRow({ row, said, folded, active, selected, hands }: Props) {
  const { t } = useTranslation();
  const problems = useOwnProblems(row);
  const severity = worst(problems);
  const label = useLabel({ row, said }, problems);
  const { level, place, of, children, kind } = row;
  return (
    <div
      role="treeitem"
      className={classes.row}
      style={{ paddingLeft: Math.min(level, DEEPEST) * 15 - 9 }}
      tabIndex={active ? 0 : -1}
      aria-label={label}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={selected}
      {...(children > 0 && { "aria-expanded": !folded })}
      title={label}
      data-row={row.key}
      data-kind={kind}
      data-tone={toneOf(said.type)}
      data-off={said.off}
      onClick={() => hands.choose(row)}
      onContextMenu={(event) => hands.menu(event, row)}
    >
      <Fold row={row} folded={folded} hands={hands} />
      {level > DEEPEST && <span className={classes.level} data-level={level} aria-hidden />}
      <Words row={row} said={said} />
      {said.heard.length > 0 && <Heard byPointer messages={said.heard} size={20} />}
      {said.off && <span className={classes.off}>{t("card.off")}</span>}
      {severity !== null && <SeverityIcon severity={severity} size={15} />}
    </div>
  );
}

export const Row = memo(OneRow);
