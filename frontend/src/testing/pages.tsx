/** Renders a part of a page around the editor, with the server's answers given. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import type { Me, OutgoingCall, PhoneNumber, Rental, Right } from "../api/types";
import { startTranslation } from "../i18n";
import { answerWith } from "./server";
import type { Answers } from "./server";

interface Given {
  readonly rights?: readonly Right[];
  readonly answers?: Answers;
}

export async function renderPart(part: ReactNode, given: Given = {}): Promise<void> {
  const { rights = ["operate", "review"], answers = {} } = given;
  const me: Me = { username: "oskar", name: "Oskar", language: "en", rights };
  await startTranslation("en");
  answerWith({ "me/": me, ...answers });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>{part}</QueryClientProvider>
    </MantineProvider>,
  );
}

export function aRental(changes: Partial<Rental> = {}): Rental {
  const at = "2026-01-02T03:04:05Z";
  return { state: "in_step", trouble: "", holds: "", checked_at: at, gone_at: null, ...changes };
}

export function aNumber(changes: Partial<PhoneNumber> = {}): PhoneNumber {
  return {
    id: 9,
    number: "+4686410000",
    label: "Desk",
    note: "",
    flow: { id: 1, name: "Main number" },
    answers: true,
    carrier: null,
    maintenance: null,
    ...changes,
  };
}

export function anOutgoingCall(changes: Partial<OutgoingCall> = {}): OutgoingCall {
  return {
    id: 7,
    flow: { id: 1, name: "Main number" },
    version: null,
    from: "+4686410000",
    to: "+46701234567",
    variables: {},
    ring_seconds: 45,
    retries: {
      busy: { times: 2, pause: 5 },
      no_answer: { times: 2, pause: 30 },
      failed: { times: 1, pause: 5 },
    },
    hours: null,
    state: "waiting",
    why: "",
    asked_at: "2026-01-02T03:04:05Z",
    asked_by: "oskar",
    next_attempt_at: "2026-01-02T03:04:05Z",
    attempts: [],
    ...changes,
  };
}
