/** Adds steps from wherever a person asks for one: palette, search, a wire let go, a drop. */
import { useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import type { NodeType } from "../catalogue/types";
import type { FlowEdge } from "../graph/document";
import { useCatalogueText } from "../i18n/catalogue";
import { addStep, freePort, looseBeginning } from "../store/commands";
import { useEditorStore } from "../store/context";
import { inspectedNode } from "../store/selectors";
import { freePlace, middleOfCanvas, rightOf, snapped } from "./places";

interface Where {
  /** A point of the drawing. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly after?: { readonly source: string; readonly port: string } | undefined;
  readonly into?: FlowEdge | undefined;
}

export type Add = (type: NodeType, where?: Where) => void;

export function useAdd(): Add {
  const store = useEditorStore();
  const flow = useReactFlow();
  const translate = useCatalogueText();
  return useCallback(
    (type, { at, after, into } = {}) => {
      const state = store.getState();
      const name = translate(type.label);
      if (at !== undefined) {
        addStep(store, { type, name, at: snapped(at), after, into });
        return;
      }
      const selected = inspectedNode(state) ?? looseBeginning(state);
      const port = selected && freePort(state, selected.id);
      const beside = selected && port !== undefined ? { source: selected.id, port } : undefined;
      const middle = flow.screenToFlowPosition(middleOfCanvas());
      const place = selected
        ? rightOf(state.document, selected.id)
        : freePlace(state.document, middle);
      const id = addStep(store, { type, name, at: place, after: beside });
      if (id !== null) state.goTo(id);
    },
    [store, flow, translate],
  );
}
