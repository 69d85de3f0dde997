/** A published flow as one 46elks document, and what callers would miss of it. */
import { Button, CopyButton, Group, List, Loader, Stack, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Flow } from "../api/types";
import { useExport } from "../store/queries";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";

interface Props {
  readonly flow: Flow;
  readonly onClose: () => void;
}

function fileName(flow: string): string {
  return `${flow.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "") || "flow"}.json`;
}

/** Hands the browser a file that never was on the server. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function ExportDialog({ flow, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const given = useExport(flow.id);
  return (
    <Dialog onClose={onClose} title={t("flows.exportTitle", { name: flow.name })} size="lg">
      {given.isPending && <Loader aria-label={t("common.loading")} />}
      {given.isError && <Text role="alert">{failureText(given.error)}</Text>}
      {given.data !== undefined && (
        <Stack>
          <Textarea
            readOnly
            autosize
            maxRows={14}
            label={t("flows.exportText")}
            description={t("flows.exportHelp")}
            value={given.data.text}
          />
          <div>
            <Text fw={600}>
              {t(given.data.lost.length === 0 ? "flows.nothingLost" : "flows.lost")}
            </Text>
            <List spacing="xs">
              {given.data.lost.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </div>
          <Group justify="flex-end">
            <Button
              variant="default"
              onClick={() => download(fileName(flow.name), given.data.text)}
            >
              {t("flows.download")}
            </Button>
            <CopyButton value={given.data.text}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{t(copied ? "flows.copied" : "flows.copy")}</Button>
              )}
            </CopyButton>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
