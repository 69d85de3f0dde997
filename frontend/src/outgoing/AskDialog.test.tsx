import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { FLOW } from "../testing/editing";
import { goldenCatalogue } from "../testing/golden";
import { aNumber, aRental, renderPart } from "../testing/pages";
import type { Answers } from "../testing/server";
import { refused, sent } from "../testing/server";
import { AskDialog } from "./AskDialog";

const live = { number: 2, published_at: "", published_by: null, note: "" };
const SMS = { id: "sms", type: "send_sms", name: "", config: { message: "Hello {name}" } };

async function fillIn(answers: Answers): Promise<() => void> {
  const onClose = vi.fn();
  await renderPart(<AskDialog onClose={onClose} />, {
    answers: {
      "catalogue/": goldenCatalogue(),
      "flows/": [
        { ...FLOW, live_version: live },
        { ...FLOW, id: 2, name: "Draft" },
      ],
      "flows/1/versions/2/": { document: { spec: 1, nodes: [SMS], edges: [] } },
      "numbers/": [aNumber({ id: 8, number: "+46766861004", flow: null }), aNumber()],
      ...answers,
    },
  });
  await userEvent.type(await screen.findByLabelText("Whom to call"), "070-123 45 67");
  await userEvent.click(screen.getByRole("combobox", { name: "What they hear" }));
  await userEvent.click(await screen.findByRole("option", { name: "Main number" }));
  return onClose;
}

const call = () => userEvent.click(screen.getByRole("button", { name: "Call" }));

describe("asking for a call", () => {
  it("offers published flows only", async () => {
    await fillIn({});
    await userEvent.click(screen.getByRole("combobox", { name: "What they hear" }));
    expect(screen.queryByRole("option", { name: "Draft" })).toBeNull();
  });

  it("sends the number as the carrier takes it, from the number that leads to the flow", async () => {
    const onClose = await fillIn({ "outgoing/": { to: "+46701234567" } });
    await call();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent().find(({ path }) => path === "outgoing/")?.body).toMatchObject({
      flow: 1,
      from: "+4686410000",
      to: "+46701234567",
    });
  });

  it("proposes the variable the flow speaks of", async () => {
    await fillIn({});
    expect(await screen.findByText("The flow speaks of {name}.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Add a variable" }));
    expect(screen.getByRole("combobox", { name: "Name of variable 1" })).toHaveValue("name");
  });

  it("unfolds what was refused below More", async () => {
    const sentence = "At most 120.";
    const refusal = refused(400, { detail: sentence, ring_seconds: [sentence] });
    await fillIn({ "outgoing/": refusal });
    expect(screen.getByRole("button", { name: "More" })).toHaveAttribute("aria-expanded", "false");
    await call();
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it("asks for whole days when both times are cleared", async () => {
    await fillIn({ "outgoing/": { to: "+46701234567" } });
    await userEvent.click(screen.getByRole("button", { name: "More" }));
    await userEvent.click(screen.getByRole("switch", { name: /Only at certain hours/ }));
    await userEvent.clear(screen.getByLabelText("From"));
    await userEvent.clear(screen.getByLabelText("Until"));
    await call();
    await waitFor(() =>
      expect(sent().find(({ path }) => path === "outgoing/")?.body).toMatchObject({
        hours: { from: null, until: null, weekdays: [1, 2, 3, 4, 5] },
      }),
    );
  });

  it("warns of a sender that the carrier’s account does not have", async () => {
    const carrier = aRental();
    const rented = aNumber({ id: 8, number: "+46766861004", flow: null, carrier });
    await fillIn({ "numbers/": [rented, aNumber()] });
    expect(await screen.findByRole("status")).toHaveTextContent("may refuse to call from it");
    await userEvent.click(screen.getByRole("combobox", { name: "The number they see" }));
    await userEvent.click(await screen.findByRole("option", { name: /76 686 10 04/ }));
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("says above the buttons what is about no field", async () => {
    const refusal = refused(409, { detail: "“Main number” is not published yet." });
    await fillIn({ "outgoing/": refusal });
    await call();
    expect(await screen.findByRole("alert")).toHaveTextContent("is not published yet");
  });
});
