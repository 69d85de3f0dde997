/** The form about a number: a new one, or what is known of an old one. */
import { Alert, Button, Group, Select, Stack, Text, TextInput, Textarea } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PhoneNumber } from "../api/types";
import { fieldSentences } from "../store/failures";
import { useFlows } from "../store/queries";
import { PhoneInput } from "../ui/PhoneInput";
import { useFailureText } from "../ui/failure";
import { EMPTY_DRAFT, draftOf, warningsOf } from "./draft";
import type { NumberDraft, Warning } from "./draft";
import { useHeldText } from "./wording";

/** A select holds texts only. */
const NO_FLOW = "none";
const LONGEST_LABEL = 80;
const LONGEST_NOTE = 2000;

interface Props {
  /** The number to change; null for a new one. */
  readonly number: PhoneNumber | null;
  readonly action: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (draft: NumberDraft) => void;
  readonly onClose: () => void;
}

function useWarningText(): (warning: Warning) => string {
  const { t } = useTranslation();
  const heldText = useHeldText();
  return (warning) =>
    warning.kind === "takes"
      ? t("leading.takes", { held: heldText(warning.holds) })
      : t(`leading.${warning.kind}`, { ...warning });
}

interface FlowFieldProps {
  readonly number: PhoneNumber | null;
  readonly value: string | null;
  readonly onChange: (flow: string | null) => void;
  readonly error: string | undefined;
}

function FlowField({ number, value, onChange, error }: FlowFieldProps) {
  const { t } = useTranslation();
  const warningText = useWarningText();
  const flows = useFlows().data ?? [];
  const chosen = flows.find(({ id }) => String(id) === value) ?? null;
  const warnings = value !== null && chosen === null ? [] : warningsOf(number, chosen);
  return (
    <div>
      <Select
        label={t("number.flow")}
        description={t("number.flowHelp")}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t("number.nothingFound")}
        value={value ?? NO_FLOW}
        onChange={(chosen) => onChange(chosen === NO_FLOW ? null : chosen)}
        error={error}
        data={[
          { value: NO_FLOW, label: t("number.noFlow") },
          ...flows.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      {warnings.map((warning) => (
        <Text key={warning.kind} role="status" size="sm" mt={6} c="var(--warning)">
          {warningText(warning)}
        </Text>
      ))}
    </div>
  );
}

export function NumberForm({ number, action, busy, error, onSubmit, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [draft, setDraft] = useState(number === null ? EMPTY_DRAFT : draftOf(number));
  const [tried, setTried] = useState(false);
  const missing = number === null && tried && draft.number.trim() === "";
  const sentences = fieldSentences(error);
  const atField = ["number", "label", "note", "flow"].some((name) => name in sentences);
  const change = (part: Partial<NumberDraft>): void => setDraft({ ...draft, ...part });

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (number !== null || draft.number.trim() !== "") onSubmit(draft);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {number === null && (
          <PhoneInput
            data-autofocus
            label={t("number.number")}
            placeholder="+46 76 686 10 04"
            value={draft.number}
            error={missing ? t("number.missing") : sentences.number}
            onChange={(typed) => change({ number: typed })}
          />
        )}
        <TextInput
          data-autofocus={number !== null}
          label={t("number.label")}
          description={t("number.labelHelp")}
          maxLength={LONGEST_LABEL}
          value={draft.label}
          error={sentences.label}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <Textarea
          label={t("number.note")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={LONGEST_NOTE}
          value={draft.note}
          error={sentences.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <FlowField
          number={number}
          value={draft.flow}
          onChange={(flow) => change({ flow })}
          error={sentences.flow}
        />
        {error !== null && !atField && (
          <Alert role="alert" color="red">
            {failureText(error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
