/** Which row one is at, which are folded, and what choosing one selects in the drawing. */
import { useCallback, useMemo, useState } from "react";
import type { EditorState } from "../store/state";
import { edgeKey } from "../graph/document";
import type { OutlineRow, Way } from "../graph/outline";
import { unfolded } from "../graph/outline";
import { useEditor, useEditorStore } from "../store/context";
import type { Outline } from "./useOutline";

const sameWay = (one: Way | null, other: Way | null): boolean =>
  one !== null && other !== null && one.source === other.source && one.port === other.port;

const onlyOf = (ids: ReadonlySet<string>): string | undefined => {
  const [only, another] = ids;
  return another === undefined ? only : undefined;
};

type Selection = Pick<EditorState, "selectedNodes" | "selectedEdges" | "held">;

/** Whether this row stands for what is selected in the drawing. */
function standsFor({ kind, node, way }: OutlineRow, selection: Selection): boolean {
  const step = onlyOf(selection.selectedNodes);
  const wire = onlyOf(selection.selectedEdges);
  if (kind === "step") return step !== undefined && step === node;
  if (step !== undefined) return false;
  if (wire !== undefined) return way !== null && edgeKey(way) === wire;
  return sameWay(way, selection.held);
}

export interface Tree {
  readonly rows: readonly OutlineRow[];
  /** Its place among the rows, and whether the drawing has the same selected. */
  readonly at: number;
  readonly inStep: boolean;
  /** Nothing at all is selected in the drawing that the rows tell. */
  readonly nothing: boolean;
  readonly folded: ReadonlySet<string>;
  readonly choose: (row: OutlineRow) => void;
  readonly fold: (row: OutlineRow) => void;
}

export function useTree({ rows: all, late }: Omit<Outline, "say">): Tree {
  const store = useEditorStore();
  const selectedNodes = useEditor((state) => state.selectedNodes);
  const selectedEdges = useEditor((state) => state.selectedEdges);
  const held = useEditor((state) => state.held);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState({ key: "", at: 0 });
  const rows = useMemo(() => unfolded(all, folded), [all, folded]);
  const selected = useMemo(
    () => rows.findIndex((row) => standsFor(row, { selectedNodes, selectedEdges, held })),
    [rows, selectedNodes, selectedEdges, held],
  );
  const kept = useMemo(() => rows.findIndex(({ key }) => key === last.key), [rows, last.key]);
  // What went leaves one where it stood.
  const at = [selected, kept, Math.min(last.at, rows.length - 1)].find((index) => index >= 0) ?? 0;

  const choose = useCallback(
    (row: OutlineRow): void => {
      setLast({ key: row.key, at: rows.indexOf(row) });
      const { select, reveal } = store.getState();
      const { kind, node, way } = row;
      if (kind === "step" && node !== null) select([node], [], way);
      else select([], kind === "again" && way !== null ? [edgeKey(way)] : [], way);
      const shown = node ?? way?.source;
      if (shown !== undefined) reveal(shown);
    },
    [store, rows],
  );
  const fold = useCallback((row: OutlineRow): void => {
    setFolded((before) => {
      const after = new Set(before);
      if (!after.delete(row.key)) after.add(row.key);
      return after;
    });
  }, []);
  // A row that is late may be of a step that is gone: nobody is put on it.
  const nothing = !late && selectedNodes.size + selectedEdges.size === 0 && held === null;
  return { rows, at, inStep: selected >= 0, nothing, folded, choose, fold };
}
