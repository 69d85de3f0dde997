/** One outgoing call: how it stands, what was asked for, each attempt, and the way to stop it. */
import { Anchor, Button, Group, Loader, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Attempt, OutgoingCall } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { useCancelOutgoing, useOutgoingCall } from "../store/outgoing";
import { useMe } from "../store/queries";
import { mayOperate } from "../store/rights";
import { Confirm } from "../ui/Confirm";
import { Dialog } from "../ui/Dialog";
import { Time } from "../ui/Time";
import { ToldRow } from "../ui/ToldRow";
import { useFailureText } from "../ui/failure";
import { Facts } from "./Facts";
import classes from "./OutgoingDetails.module.css";
import { useProgressText } from "./OutgoingTable";
import { AttemptBadge, StateBadge } from "./StateBadge";
import { isUnderWay } from "./progress";

function AttemptRow({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  return (
    <li className={classes.attempt}>
      <Time at={attempt.asked_at} />
      <AttemptBadge attempt={attempt} />
      {attempt.page !== null && (
        <Anchor href={attempt.page} size="sm">
          {t("outgoing.toCall")}
        </Anchor>
      )}
      {attempt.why !== "" && <span className={classes.why}>{attempt.why}</span>}
    </li>
  );
}

function Told({ call }: { readonly call: OutgoingCall }) {
  const { t } = useTranslation();
  const progress = useProgressText()(call);
  return (
    <Stack>
      <Group gap={10}>
        <StateBadge state={call.state} />
        <Text size="sm">{progress}</Text>
      </Group>
      <Facts call={call} />
      <section>
        <Text component="h3" size="sm" fw={600}>
          {t("outgoing.attempts")}
        </Text>
        {call.attempts.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("outgoing.noAttempts")}
          </Text>
        )}
        <ol className={classes.attempts}>
          {call.attempts.map((attempt) => (
            <AttemptRow key={attempt.position} attempt={attempt} />
          ))}
        </ol>
      </section>
      {call.told !== undefined && call.told.length > 0 && (
        <section>
          <Text component="h3" size="sm" fw={600}>
            {t("outgoing.told")}
          </Text>
          <ul className={classes.told}>
            {call.told.map((told) => (
              <ToldRow key={`${told.kind} ${told.to} ${told.at}`} told={told} />
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

interface CancelProps {
  readonly call: OutgoingCall;
  readonly onClose: () => void;
}

function CancelCall({ call, onClose }: CancelProps) {
  const { t } = useTranslation();
  const cancel = useCancelOutgoing();
  const number = spacedNumber(call.to);
  const done = (): void => {
    notifications.show({ message: t("outgoing.cancelled", { number }) });
    onClose();
  };
  return (
    <Confirm
      danger
      title={t("outgoing.cancelTitle", { number })}
      text={t(call.state === "calling" ? "outgoing.cancelRinging" : "outgoing.cancelText")}
      action={t("outgoing.cancelShort")}
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate(call.id, { onSuccess: done })}
      onClose={onClose}
    />
  );
}

interface Props {
  readonly id: number;
  readonly onClose: () => void;
}

export function OutgoingDetails({ id, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const operates = mayOperate(useMe().data);
  const [cancelling, setCancelling] = useState(false);
  const { data: call, error } = useOutgoingCall(id);
  if (cancelling && call !== undefined) {
    return <CancelCall call={call} onClose={() => setCancelling(false)} />;
  }
  const title =
    call === undefined ? t("outgoing.one") : t("outgoing.oneTo", { number: spacedNumber(call.to) });
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      {call === undefined && error === null && <Loader aria-label={t("common.loading")} />}
      {error !== null && (
        <Text role="alert" c="var(--error)">
          {failureText(error)}
        </Text>
      )}
      {call !== undefined && <Told call={call} />}
      <Group justify="flex-end" mt="md">
        {operates && call !== undefined && isUnderWay(call) && (
          <Button variant="default" c="var(--error)" onClick={() => setCancelling(true)}>
            {t("outgoing.cancel")}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t("common.close")}
        </Button>
      </Group>
    </Dialog>
  );
}
