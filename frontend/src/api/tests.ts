/** The saved tests of a flow. */
import { request } from "./client";
import type {
  Place,
  Proposal,
  SavedTest,
  TestDefinition,
  TestResult,
  TestRun,
} from "../graph/saved-tests";

const of = (flow: number): string => `flows/${flow}/tests/`;

export const listTests = (flow: number): Promise<SavedTest[]> => request(of(flow));

export interface TestToSave {
  readonly name: string;
  readonly definition: TestDefinition;
}

export const createTest = (flow: number, body: TestToSave): Promise<SavedTest> =>
  request(of(flow), { method: "POST", body });

export const changeTest = (
  flow: number,
  id: number,
  body: TestToSave & { readonly base_revision: number },
): Promise<SavedTest> => request(`${of(flow)}${id}/`, { method: "PUT", body });

export const deleteTest = (flow: number, id: number): Promise<null> =>
  request(`${of(flow)}${id}/`, { method: "DELETE" });

export const runTests = (flow: number): Promise<TestRun> =>
  request(`${of(flow)}run/`, { method: "POST", body: {} });

export const tryTest = (flow: number, definition: TestDefinition): Promise<TestResult> =>
  request(`${of(flow)}try/`, { method: "POST", body: { definition } });

export const proposeTest = (flow: number, { node, port }: Place): Promise<Proposal> =>
  request(`${of(flow)}propose/`, { method: "POST", body: { step: node, port } });

/** `over`: its caller has hung up, though that may not be reported yet. */
export const trialAsTest = (callid: string, over: boolean): Promise<Proposal> =>
  request(`trials/${encodeURIComponent(callid)}/as-test/`, { method: "POST", body: { over } });

export const callAsTest = (callid: string): Promise<Proposal> =>
  request(`calls/${encodeURIComponent(callid)}/as-test/`);
