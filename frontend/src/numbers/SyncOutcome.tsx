/** What asking the carrier for its numbers has brought, or why it could not be asked. */
import { Alert, Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Synced } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import { isCarrierAway } from "../store/failures";
import { useFailureText } from "../ui/failure";

const CARRIER_ACCOUNT = "/admin/webhooks/carrieraccount/";

interface Props {
  readonly synced: Synced | undefined;
  readonly error: unknown;
  readonly onClose: () => void;
}

function Told({ synced: { known, added, gone } }: { readonly synced: Synced }) {
  const { t } = useTranslation();
  const listed = (numbers: readonly string[]): string => numbers.map(spacedNumber).join(", ");
  return (
    <>
      <Text size="sm">{t("sync.known", { count: known })}</Text>
      {added.length > 0 && <Text size="sm">{t("sync.added", { numbers: listed(added) })}</Text>}
      {gone.length > 0 && <Text size="sm">{t("sync.gone", { numbers: listed(gone) })}</Text>}
      {added.length + gone.length === 0 && <Text size="sm">{t("sync.nothingNew")}</Text>}
    </>
  );
}

export function SyncOutcome({ synced, error, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  if (synced === undefined && error === null) return null;
  return (
    <Alert
      mb="md"
      role={error === null ? "status" : "alert"}
      color={error === null ? "green" : "red"}
      withCloseButton
      closeButtonLabel={t("common.close")}
      onClose={onClose}
    >
      {synced !== undefined && <Told synced={synced} />}
      {error !== null && (
        <Text size="sm">
          {failureText(error)}{" "}
          {isCarrierAway(error) && <Anchor href={CARRIER_ACCOUNT}>{t("sync.account")}</Anchor>}
        </Text>
      )}
    </Alert>
  );
}
