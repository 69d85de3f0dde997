/** The address of a step in a flow, and going to the step that this page's address names. */
import { useEffect } from "react";
import { useSearchParams } from "wouter";
import type { FlowReference } from "../api/types";
import { nodeOf } from "../graph/document";
import { useEditorStore } from "../store/context";

interface Place {
  readonly flow: FlowReference;
  readonly node: string | null;
  readonly field: string | null;
}

export function addressOf({ flow, node, field }: Place): string {
  const step = new URLSearchParams();
  if (node !== null) step.set("step", node);
  if (node !== null && field !== null) step.set("field", field);
  return `/flows/${flow.id}${step.size === 0 ? "" : `?${step.toString()}`}`;
}

/** React Flow measures first and opens its own view; then we go to the step. */
const OPENING_MS = 150;

export function useStepOfAddress(): void {
  const store = useEditorStore();
  const [asked] = useSearchParams();
  const node = asked.get("step");
  const field = asked.get("field");
  useEffect(() => {
    if (node === null) return;
    const timer = setTimeout(() => {
      const { document, goTo } = store.getState();
      if (nodeOf(document, node) !== undefined) goTo(node, { field });
    }, OPENING_MS);
    return () => clearTimeout(timer);
  }, [store, node, field]);
}
