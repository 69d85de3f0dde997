/** The flow as a tree: one place for Tab, arrow keys from row to row. */
import type { KeyboardEvent, MouseEvent } from "react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { OutlineRow } from "../graph/outline";
import classes from "./Outline.module.css";
import type { RowHands } from "./Row";
import { Row } from "./Row";
import type { Outline } from "./useOutline";
import type { Tree as Rows } from "./useTree";
import { ROW_HEIGHT, bringIntoView, useDrawnRows } from "./window";

const PAGE = 10;

/** Where an arrow or another key leads; null where it means nothing here. */
function rowAfter(key: string, { rows, at, folded }: Rows): OutlineRow | "fold" | null {
  const row = rows[at];
  if (row === undefined) return null;
  const to = (index: number): OutlineRow =>
    rows[Math.max(0, Math.min(index, rows.length - 1))] ?? row;
  const opened = row.children > 0 && !folded.has(row.key);
  switch (key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "Home":
      return to(0);
    case "End":
      return to(rows.length - 1);
    case "PageDown":
      return to(at + PAGE);
    case "PageUp":
      return to(at - PAGE);
    case "ArrowRight":
      // A reference leads to the step it speaks of.
      if (row.kind === "again") {
        return rows.find(({ kind, node }) => kind === "step" && node === row.node) ?? row;
      }
      if (row.children === 0) return row;
      return opened ? to(at + 1) : "fold";
    case "ArrowLeft":
      return opened ? "fold" : (rows.find((one) => one.key === row.parent) ?? row);
    default:
      return null;
  }
}

interface Props {
  readonly tree: Rows;
  readonly say: Outline["say"];
  readonly onMenu: (event: MouseEvent, row: OutlineRow) => void;
}

/** Nothing else has the focus: it is in the list, or was lost with the row that had it. */
function isFree(list: HTMLElement | null): boolean {
  const { activeElement } = document;
  return activeElement === document.body || list?.contains(activeElement) === true;
}

/** The focus follows the row one is at, and survives what becomes of that row. */
function useRowFocus({ rows, at, nothing, choose }: Rows) {
  const list = useRef<HTMLDivElement>(null);
  const within = useRef(false);
  const row = rows[at];
  const standOn = (): void => {
    const place = list.current?.querySelector<HTMLElement>("[role=treeitem][tabindex='0']");
    if (place !== null && place !== undefined) place.focus({ preventScroll: true });
    else if (document.activeElement !== list.current) list.current?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    if (row !== undefined && within.current && isFree(list.current)) standOn();
  });
  useEffect(() => {
    if (list.current !== null) bringIntoView(list.current, at);
  }, [at]);
  useEffect(() => {
    // What was selected is gone: whoever goes through the list stands on the next row now.
    if (nothing && row !== undefined && within.current && isFree(list.current)) choose(row);
  }, [nothing, row, choose]);
  useEffect(() => {
    // A focus that only ends says nothing: its row may have gone, and it is put on the next one.
    const look = ({ target }: Event): void => {
      within.current = target instanceof Node && list.current?.contains(target) === true;
    };
    const kinds = ["focusin", "pointerdown"];
    kinds.forEach((kind) => document.addEventListener(kind, look, true));
    return () => kinds.forEach((kind) => document.removeEventListener(kind, look, true));
  }, []);
  const onFocus = ({ target }: { readonly target: Element }): void => {
    // A dialog gives the focus back to the row it came from: the one to stand on may be another.
    if (target.getAttribute("tabindex") !== "0") standOn();
    if (nothing && row !== undefined) choose(row);
  };
  return { list, onFocus };
}

export function Tree({ tree, say, onMenu }: Props) {
  const { t } = useTranslation();
  const { rows, at, inStep, folded, choose, fold } = tree;
  const { list, onFocus } = useRowFocus(tree);
  const { from, to } = useDrawnRows(list, rows.length);
  const menu = useCallback(
    (event: MouseEvent, row: OutlineRow) => {
      choose(row);
      onMenu(event, row);
    },
    [choose, onMenu],
  );
  const hands = useMemo<RowHands>(() => ({ choose, fold, menu }), [choose, fold, menu]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const next = rowAfter(event.key, tree);
    const row = rows[at];
    if (next === null || row === undefined) return;
    event.preventDefault();
    if (next === "fold") fold(row);
    else choose(next);
  };
  return (
    <div
      ref={list}
      role="tree"
      className={classes.tree}
      aria-label={t("outline.tree")}
      data-steps
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div
        role="presentation"
        style={{
          paddingTop: from * ROW_HEIGHT,
          paddingBottom: (rows.length - to) * ROW_HEIGHT,
        }}
      >
        {rows.slice(from, to).map((row, index) => (
          <Row
            key={row.key}
            row={row}
            said={say(row)}
            folded={folded.has(row.key)}
            active={from + index === at}
            selected={inStep && from + index === at}
            hands={hands}
          />
        ))}
      </div>
    </div>
  );
}
