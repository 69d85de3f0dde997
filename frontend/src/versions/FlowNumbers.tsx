/** Which numbers lead to this flow, and the way to point one here. */
import { Anchor, Button, Select, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { PhoneNumber } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { standingOf } from "../numbers/standing";
import { useStandingText } from "../numbers/wording";
import { useEditor, useSession } from "../store/context";
import { useNumbers, usePointNumber } from "../store/numbers";
import { useFlow } from "../store/queries";
import { useFailureText } from "../ui/failure";

const ADD_A_NUMBER = "/numbers";

function labelOf({ number, label }: PhoneNumber): string {
  return [spacedNumber(number), label].filter(Boolean).join(" · ");
}

function usePointing(flowId: number) {
  const { t } = useTranslation();
  const point = usePointNumber(flowId);
  const send = (number: PhoneNumber, onDone: () => void): void =>
    point.mutate(number.id, {
      onSuccess: () => {
        const message = t("numbers.pointed", { number: spacedNumber(number.number) });
        notifications.show({ color: "green", message });
        onDone();
      },
    });
  return { send, busy: point.isPending, error: point.error };
}

function NumberChooser({ flowId }: { readonly flowId: number }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const numbers = useNumbers();
  const { send, busy, error } = usePointing(flowId);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const others = (numbers.data ?? []).filter(({ flow }) => flow?.id !== flowId);
  const chosen = others.find(({ id }) => String(id) === chosenId);
  if (numbers.data !== undefined && others.length === 0) {
    return (
      <Text size="sm">
        {t("numbers.noneAtAll")}{" "}
        <Anchor component={Link} href={ADD_A_NUMBER}>
          {t("numbers.add")}
        </Anchor>
      </Text>
    );
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Select
        w="100%"
        label={t("numbers.choose")}
        placeholder={t("numbers.placeholder")}
        value={chosenId}
        onChange={setChosenId}
        data={others.map((number) => ({ value: String(number.id), label: labelOf(number) }))}
        error={error === null ? null : failureText(error)}
      />
      {chosen?.flow != null && (
        <Text size="sm" c="var(--warning)">
          {t("numbers.leadsElsewhere", { flow: chosen.flow.name })}
        </Text>
      )}
      {chosen !== undefined && (
        <Button
          size="compact-md"
          loading={busy}
          onClick={() => send(chosen, () => setChosenId(null))}
        >
          {t("numbers.point")}
        </Button>
      )}
    </Stack>
  );
}

/** Where calls do not come although the number leads here, and why. */
function AtCarrier({ number }: { readonly number: PhoneNumber | undefined }) {
  const { t } = useTranslation();
  const text = useStandingText();
  if (number === undefined || standingOf(number) === "in_step") return null;
  return (
    <Text size="sm" c="dimmed">
      {[t(`standing.${standingOf(number)}`), text(number)].filter(Boolean).join(": ")}
    </Text>
  );
}

function Present({ numbers }: { readonly numbers: readonly string[] }) {
  const { t } = useTranslation();
  const known = useNumbers().data ?? [];
  if (numbers.length === 0) return <Text size="sm">{t("numbers.none")}</Text>;
  return (
    <Text component="div" size="sm">
      {t("numbers.some")}
      {numbers.map((number) => (
        <div key={number}>
          <Text size="sm" fw={600}>
            {spacedNumber(number)}
          </Text>
          <AtCarrier number={known.find((each) => each.number === number)} />
        </div>
      ))}
    </Text>
  );
}

export function FlowNumbers() {
  const { t } = useTranslation();
  const { flow: opened } = useSession();
  const flow = useFlow(opened.id).data ?? opened;
  const canOperate = useEditor((state) => state.canOperate);
  const reached = flow.numbers.length > 0;
  return (
    <Stack component="section" gap="xs" aria-label={t("numbers.title")}>
      <Present numbers={flow.numbers} />
      {reached && flow.live_version === null && <Text size="sm">{t("numbers.unpublished")}</Text>}
      {canOperate && <NumberChooser flowId={flow.id} />}
      {!canOperate && !reached && (
        <Text size="sm" c="dimmed">
          {t("numbers.askOperator")}
        </Text>
      )}
    </Stack>
  );
}
