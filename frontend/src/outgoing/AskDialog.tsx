/** Asks for a call: simple at first, with the rest folded away. */
import { Alert, Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spacedNumber } from "../catalogue/phone";
import { fieldSentences } from "../store/failures";
import { useAskForCall, useSpokenNames } from "../store/outgoing";
import { useFlows } from "../store/queries";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { MoreFields } from "./MoreFields";
import { VariableRows } from "./VariableRows";
import { WhoFields } from "./WhoFields";
import { NEW_DRAFT, missingIn, wishOf } from "./draft";
import type { CallDraft } from "./draft";

const SHOWN_AT_FIELD = /^(flow|from|to|variables|ring_seconds|retries|hours)(\.|$)/;

/** What is wrong, by field: what is missing, or else what the server said of the last try. */
function useSentences(draft: CallDraft, tried: boolean, error: unknown) {
  const { t } = useTranslation();
  const missing = tried ? missingIn(draft) : [];
  const own = Object.fromEntries(missing.map((field) => [field, t(`askMissing.${field}`)]));
  return { ...fieldSentences(error), ...own };
}

export function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const ask = useAskForCall();
  const [draft, setDraft] = useState(NEW_DRAFT);
  const [tried, setTried] = useState(false);
  const flow = useFlows().data?.find(({ id }) => String(id) === draft.flow) ?? null;
  const spoken = useSpokenNames(flow);
  const sentences: Readonly<Record<string, string>> = useSentences(draft, tried, ask.error);
  const atField = Object.keys(sentences).some((field) => SHOWN_AT_FIELD.test(field));
  const change = (part: Partial<CallDraft>): void => setDraft((before) => ({ ...before, ...part }));

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    const wish = wishOf(draft);
    if (wish === null) return;
    const done = ({ to }: { readonly to: string }): void => {
      const message = t("ask.done", { number: spacedNumber(to) });
      notifications.show({ color: "green", message });
      onClose();
    };
    ask.mutate(wish, { onSuccess: done });
  };

  return (
    <Dialog onClose={onClose} title={t("ask.title")}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <WhoFields draft={draft} sentences={sentences} onChange={change} />
          <VariableRows
            variables={draft.variables}
            spoken={spoken}
            error={Object.entries(sentences).find(([field]) => field.startsWith("variables"))?.[1]}
            onChange={(variables) => change({ variables })}
          />
          <MoreFields draft={draft} sentences={sentences} onChange={change} />
          {ask.isError && !atField && (
            <Alert role="alert" color="red">
              {failureText(ask.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={ask.isPending}>
              {t("ask.button")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
