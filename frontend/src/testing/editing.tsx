/** Renders a part of the editor on an opened flow, with the server's answers given. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { ReactFlowProvider } from "@xyflow/react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { DeskContext } from "../actions/desk";
import type { Desk } from "../actions/desk";
import type { Flow, Right } from "../api/types";
import type { FlowDocument } from "../graph/document";
import type { Issue } from "../graph/issues";
import { toWire } from "../graph/parse";
import { startTranslation } from "../i18n";
import { EditorContext } from "../store/context";
import { createEditorStore } from "../store/editor-store";
import type { EditorSession } from "../store/session";
import { goldenCatalogue } from "./golden";
import { answerWith } from "./server";
import type { Answers } from "./server";

export const FLOW: Flow = {
  id: 1,
  name: "Main number",
  key: "main-number",
  draft_revision: 1,
  saved_at: null,
  saved_by: null,
  live_version: null,
  has_unpublished_changes: true,
  errors: 0,
  warnings: 0,
  numbers: [],
  live_calls: 0,
};

interface Given {
  readonly document: FlowDocument;
  readonly issues?: readonly Issue[];
  readonly rights?: readonly Right[];
  readonly answers?: Answers;
}

export function anIssue(changes: Partial<Issue>): Issue {
  const text = changes.text ?? "Mend this.";
  const nowhere = { node: null, field: null, port: null, params: {} };
  return { code: "some", severity: "error", ...nowhere, text, message: text, ...changes };
}

/** No drawing lies beside what is tested: nothing can be opened over it, and no view moved. */
function deskOf(session: EditorSession): Desk {
  const nothing = (): void => undefined;
  return {
    session,
    store: session.store,
    flow: {} as Desk["flow"],
    pointer: () => null,
    choose: nothing,
    search: nothing,
    open: nothing,
    toForm: nothing,
    toSteps: nothing,
    enter: nothing,
    hear: nothing,
    missing: () => ({
      types: [],
      prompts: [],
      numbers: [],
      flows: [],
      hours: [],
      people: [],
      teams: [],
      boxes: [],
      things: [],
    }),
  };
}

export async function renderInFlow(part: ReactNode, given: Given): Promise<EditorSession> {
  await startTranslation("en");
  answerWith({ "flows/1/": FLOW, ...given.answers });
  const { document, issues = [], rights = ["design", "publish"] } = given;
  const draft = { revision: 1, document: toWire(document), issues, saved_at: null, saved_by: null };
  const store = createEditorStore({ flowId: 1, draft, catalogue: goldenCatalogue(), rights });
  const autosave = { saveNow: () => Promise.resolve(), refresh: vi.fn(), stop: vi.fn() };
  const session: EditorSession = {
    flow: FLOW,
    store,
    autosave,
    client: "tab",
    keep: vi.fn(),
    close: vi.fn(),
  };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <EditorContext value={session}>
          <DeskContext value={deskOf(session)}>
            <ReactFlowProvider>{part}</ReactFlowProvider>
          </DeskContext>
        </EditorContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return session;
}
