/** Asks before something that cannot be taken back lightly. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";
import { useFailureText } from "./failure";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function Confirm(props: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  return (
    <Dialog onClose={props.onClose} title={props.title}>
      <Stack>
        <Text size="sm">{props.text}</Text>
        {props.error !== null && props.error !== undefined && (
          <Text size="sm" c="var(--error)" role="alert">
            {failureText(props.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            {...(props.danger === true && { color: "red.9" })}
            loading={props.busy}
            onClick={props.onConfirm}
          >
            {props.action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
