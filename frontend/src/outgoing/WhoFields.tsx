/** Who calls whom, and what they hear. */
import { Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { spacedNumber } from "../catalogue/phone";
import { useNumbers } from "../store/numbers";
import { useFlows } from "../store/queries";
import { PhoneInput } from "../ui/PhoneInput";
import { mayCallFrom } from "../numbers/standing";
import type { CallDraft } from "./draft";

interface Props {
  readonly draft: CallDraft;
  /** What is wrong, by field. */
  readonly sentences: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<CallDraft>) => void;
}

export function WhoFields({ draft, sentences, onChange }: Props) {
  const { t } = useTranslation();
  const flows = useFlows().data;
  const numbers = useNumbers().data;
  const published = (flows ?? []).filter(({ live_version }) => live_version !== null);
  const sender = numbers?.find(({ number }) => number === draft.from);
  const doubtful = sender !== undefined && !mayCallFrom(sender, numbers ?? []);
  /** One usually calls from the number that leads to the flow. */
  const chooseFlow = (flow: string | null): void => {
    const own = numbers?.find((number) => String(number.flow?.id) === flow);
    onChange({ flow, from: draft.from ?? (own ?? numbers?.[0])?.number ?? null });
  };
  return (
    <>
      <PhoneInput
        data-autofocus
        label={t("ask.to")}
        value={draft.to}
        error={sentences.to}
        onChange={(to) => onChange({ to })}
      />
      <Select
        label={t("ask.flow")}
        description={flows && published.length === 0 ? t("ask.noFlows") : undefined}
        placeholder={t("ask.flowPlaceholder")}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t("number.nothingFound")}
        value={draft.flow}
        error={sentences.flow}
        onChange={chooseFlow}
        data={published.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select
        label={t("ask.from")}
        description={numbers?.length === 0 ? t("ask.noNumbers") : undefined}
        placeholder={t("numbers.placeholder")}
        allowDeselect={false}
        value={draft.from}
        error={sentences.from}
        onChange={(from) => onChange({ from })}
        data={(numbers ?? []).map(({ number, label }) => ({
          value: number,
          label: [spacedNumber(number), label].filter(Boolean).join(" · "),
        }))}
      />
      {doubtful && (
        <Text size="sm" c="var(--warning)" role="status">
          {t("ask.notAtCarrier")}
        </Text>
      )}
    </>
  );
}
