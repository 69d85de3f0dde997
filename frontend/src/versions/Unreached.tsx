/** Published, but no call comes: the moment to say so, and to point a number here. */
import { Button, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { FlowNumbers } from "./FlowNumbers";

interface Props {
  readonly version: number;
  readonly onClose: () => void;
}

export function Unreached({ version, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} size="lg" title={t("publish.doneTitle", { number: version })}>
      <Stack>
        <FlowNumbers />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t("common.close")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
