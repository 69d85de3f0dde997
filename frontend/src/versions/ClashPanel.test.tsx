import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { configureNode, connect } from "../graph/edits";
import type { Edit } from "../graph/edits";
import { toWire } from "../graph/parse";
import { drawing, node } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { ClashPanel } from "./ClashPanel";

const document = {
  ...drawing("sales.busy > a", "b"),
  nodes: [
    node("sales", { type: "connect", name: "Sales", config: { ring_time: 20 } }),
    node("a", { name: "Sorry" }),
    node("b", { name: "Bye" }),
  ],
};

/** Anna saved hers while mine was not saved yet. */
async function clash(mine: Edit, theirs: Edit) {
  const { store } = await renderInFlow(<ClashPanel />, { document });
  const saved = { revision: 2, issues: [], saved_at: null, saved_by: "Anna" };
  act(() => {
    store.getState().edit(mine);
    store.getState().takeIn({ ...saved, document: toWire(theirs(document)) });
  });
  const ringTime = () => store.getState().document.nodes[0]?.config.ring_time;
  return { store, ringTime };
}

const ring = (seconds: number) => configureNode("sales", { ring_time: seconds });

describe("a field that both wrote", () => {
  it("is asked about with both values, and mine stands meanwhile", async () => {
    const { ringTime } = await clash(ring(25), ring(30));
    expect(screen.getByText("Sales: Ring for")).toBeInTheDocument();
    expect(screen.getByText("Anna wrote 30 s, you wrote 25 s.")).toBeInTheDocument();
    expect(ringTime()).toBe(25);
  });

  it("becomes theirs when that is chosen, as one step that can be undone", async () => {
    const { store, ringTime } = await clash(ring(25), ring(30));
    await userEvent.click(screen.getByRole("button", { name: "Theirs" }));
    expect(ringTime()).toBe(30);
    expect(screen.queryByRole("region")).toBeNull();
    act(() => store.getState().undo());
    expect(ringTime()).toBe(25);
  });

  it("stays mine when that is chosen", async () => {
    const { ringTime } = await clash(ring(25), ring(30));
    await userEvent.click(screen.getByRole("button", { name: "Mine" }));
    expect(ringTime()).toBe(25);
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("is asked about no longer when somebody has written on", async () => {
    const { store } = await clash(ring(25), ring(30));
    act(() => store.getState().edit(ring(40)));
    expect(screen.queryByRole("region")).toBeNull();
  });
});

it("asks where a way out shall lead by the names of the steps", async () => {
  const lead = (target: string) => connect({ source: "sales", port: "no_answer", target });
  await clash(lead("a"), lead("b"));
  expect(screen.getByText("Sales: No answer")).toBeInTheDocument();
  expect(screen.getByText("Anna led it to “Bye”, you to “Sorry”.")).toBeInTheDocument();
});
