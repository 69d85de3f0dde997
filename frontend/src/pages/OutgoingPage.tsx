/** Calls that begin with us: who is rung, how far it has come, and a form to ask for one. */
import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { IconPhoneOutgoing } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { OutgoingPage as Page, OutgoingState } from "../api/types";
import { AskDialog } from "../outgoing/AskDialog";
import { OutgoingDetails } from "../outgoing/OutgoingDetails";
import { OutgoingTable } from "../outgoing/OutgoingTable";
import { STATES, cursorIn } from "../outgoing/progress";
import { useOutgoingCalls } from "../store/outgoing";
import { useMe } from "../store/queries";
import { mayOperate } from "../store/rights";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

interface PagerProps {
  readonly page: Page;
  readonly onPage: (cursor: string | null) => void;
}

function Pager({ page: { next, previous }, onPage }: PagerProps) {
  const { t } = useTranslation();
  if (next === null && previous === null) return null;
  return (
    <Group component="nav" justify="flex-end" mt="md" aria-label={t("outgoing.pages")}>
      <Button
        variant="default"
        disabled={previous === null}
        onClick={() => onPage(cursorIn(previous))}
      >
        {t("outgoing.newer")}
      </Button>
      <Button variant="default" disabled={next === null} onClick={() => onPage(cursorIn(next))}>
        {t("outgoing.older")}
      </Button>
    </Group>
  );
}

interface ListProps {
  readonly state: OutgoingState | null;
  /** How to ask for a call; null for those who may only look. */
  readonly onAsk: (() => void) | null;
}

function OutgoingList({ state, onAsk }: ListProps) {
  const { t } = useTranslation();
  const [cursor, setCursor] = useState<string | null>(null);
  const calls = useOutgoingCalls({ state, cursor });
  if (calls.isPending) return <ListWaiting />;
  if (calls.data === undefined) {
    return <Problem error={calls.error} retry={() => void calls.refetch()} />;
  }
  const { results } = calls.data;
  // The last call of a later page may have moved on to another state.
  if (results.length === 0 && cursor !== null) setCursor(null);
  if (results.length === 0 && state !== null) return <Text>{t("outgoing.noneInState")}</Text>;
  if (results.length === 0) {
    return (
      <Empty
        icon={IconPhoneOutgoing}
        title={t("outgoing.emptyTitle")}
        text={t(onAsk === null ? "outgoing.emptyReader" : "outgoing.emptyText")}
      >
        {onAsk !== null && <Button onClick={onAsk}>{t("ask.title")}</Button>}
      </Empty>
    );
  }
  return (
    <>
      <OutgoingTable calls={results} />
      <Pager page={calls.data} onPage={setCursor} />
    </>
  );
}

function StateFilter({
  state,
  onState,
}: {
  readonly state: OutgoingState | null;
  readonly onState: (state: OutgoingState | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      aria-label={t("outgoing.stateHead")}
      value={state ?? ""}
      onChange={({ currentTarget: { value } }) =>
        onState(STATES.find((each) => each === value) ?? null)
      }
      data={[
        { value: "", label: t("outgoing.allStates") },
        ...STATES.map((each) => ({ value: each, label: t(`outgoingState.${each}`) })),
      ]}
    />
  );
}

export function OutgoingPage({ shown }: { readonly shown: number | null }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const operates = mayOperate(useMe().data);
  const [state, setState] = useState<OutgoingState | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = (): void => setAsking(true);
  return (
    <PageFrame>
      <PageHead title={t("outgoing.title")} intro={t("outgoing.intro")}>
        <StateFilter state={state} onState={setState} />
        {operates && (
          <Button leftSection={<IconPhoneOutgoing size={16} />} onClick={ask}>
            {t("ask.title")}
          </Button>
        )}
      </PageHead>
      <OutgoingList key={state} state={state} onAsk={operates ? ask : null} />
      {asking && <AskDialog onClose={() => setAsking(false)} />}
      {shown !== null && <OutgoingDetails id={shown} onClose={() => navigate("/outgoing")} />}
    </PageFrame>
  );
}
