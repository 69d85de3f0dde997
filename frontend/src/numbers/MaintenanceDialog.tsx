/** Has the carrier answer a number by itself for a while: what callers miss, and the way back. */
import { Button, Group, List, Loader, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Maintenance, PhoneNumber, UnderMaintenance } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { moment } from "../i18n/times";
import { useBeginMaintenance, useEndMaintenance, useMaintenance } from "../store/numbers";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { standingOf } from "./standing";

interface Props {
  readonly number: PhoneNumber;
  readonly onClose: () => void;
}

function Since({ began_at, began_by }: UnderMaintenance) {
  const { t, i18n } = useTranslation();
  const when = moment(began_at, i18n.language);
  return (
    <Text size="sm" fw={600}>
      {began_by === ""
        ? t("maintenance.since", { when })
        : t("maintenance.sinceBy", { when, who: began_by })}
    </Text>
  );
}

function Lost({ lost }: { readonly lost: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(lost.length === 0 ? "flows.nothingLost" : "maintenance.lost")}
      </Text>
      <List size="sm" spacing={4} mt={4}>
        {lost.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </div>
  );
}

interface SwitchProps extends Props {
  readonly given: Maintenance;
}

function Switch({ number, given, onClose }: SwitchProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const begin = useBeginMaintenance();
  const end = useEndMaintenance();
  const verb = given.maintenance === null ? begin : end;
  return (
    <Stack>
      {given.maintenance !== null && <Since {...given.maintenance} />}
      {given.maintenance !== null && standingOf(number) !== "in_step" && (
        <Text size="sm" c="var(--warning)">
          {t("maintenance.notYet")}
        </Text>
      )}
      <Lost lost={given.lost} />
      {verb.isError && (
        <Text size="sm" c="var(--error)" role="alert">
          {failureText(verb.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("common.close")}
        </Button>
        <Button
          loading={verb.isPending}
          onClick={() => verb.mutate(number.id, { onSuccess: onClose })}
        >
          {t(given.maintenance === null ? "maintenance.begin" : "maintenance.end")}
        </Button>
      </Group>
    </Stack>
  );
}

export function MaintenanceDialog({ number, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const given = useMaintenance(number.id);
  const title = t("maintenance.title", { number: spacedNumber(number.number) });
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <Stack>
        <Text size="sm">{t("maintenance.what")}</Text>
        {given.isPending && <Loader size="sm" aria-label={t("common.loading")} />}
        {given.isError && (
          <Text size="sm" c="var(--error)" role="alert">
            {failureText(given.error)}
          </Text>
        )}
        {given.data !== undefined && (
          <Switch number={number} given={given.data} onClose={onClose} />
        )}
      </Stack>
    </Dialog>
  );
}
