/** Takes in a 46elks document, or a flow from a file, and tells what was changed in it. */
import {
  Alert,
  Button,
  FileInput,
  Group,
  List,
  Stack,
  Text,
  TextInput,
  Textarea,
} from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useImportFlow } from "../store/queries";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";

const LONGEST_NAME = 80;

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const bring = useImportFlow();
  return (
    <Dialog onClose={onClose} title={t("flows.import")} size="lg">
      {bring.data === undefined ? (
        <ImportForm
          busy={bring.isPending}
          error={bring.error}
          onClose={onClose}
          onBring={bring.mutate}
        />
      ) : (
        <Stack>
          <Text>
            {t(bring.data.remarks.length === 0 ? "flows.importedWhole" : "flows.imported", {
              name: bring.data.flow.name,
            })}
          </Text>
          <List spacing="xs">
            {bring.data.remarks.map((remark) => (
              <List.Item key={remark}>{remark}</List.Item>
            ))}
          </List>
          <Group justify="flex-end">
            <Button component={Link} href={`/flows/${bring.data.flow.id}`}>
              {t("flows.open", { name: bring.data.flow.name })}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

interface FormProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onBring: (given: { readonly name: string; readonly text: string }) => void;
}

function ImportForm({ busy, error, onClose, onBring }: FormProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);

  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return;
    setText(await file.text());
    if (name === "") setName(file.name.replace(/\.[^.]+$/, "").slice(0, LONGEST_NAME));
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== "") onBring({ name: name.trim(), text });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          data-autofocus
          label={t("flows.name")}
          value={name}
          maxLength={LONGEST_NAME}
          error={tried && name.trim() === "" ? t("flows.nameMissing") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FileInput
          label={t("flows.importFile")}
          placeholder={t("flows.importFilePlaceholder")}
          accept="application/json,.json,.txt"
          onChange={(file) => void choose(file)}
        />
        <Textarea
          label={t("flows.importText")}
          description={t("flows.importHelp")}
          autosize
          minRows={6}
          maxRows={16}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {error !== null && (
          <Alert role="alert" color="red">
            {failureText(error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("flows.import")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
