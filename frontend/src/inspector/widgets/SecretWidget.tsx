/** A secret by its name: chosen, entered, replaced; its value only ever goes in. */
import { ActionIcon, Box, Group, Select } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Secret } from "../../api/inquiries";
import { asText } from "../../catalogue/fill";
import type { PlainField } from "../../catalogue/types";
import { SecretDialog } from "../../inquiries/SecretDialog";
import { useSecrets } from "../../store/inquiries";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function SecretWidget(props: WidgetProps<PlainField>) {
  const { t } = useTranslation();
  const rows = useSecrets().data ?? [];
  const [writing, setWriting] = useState<{ readonly secret: Secret | null } | null>(null);
  const key = asText(props.value);
  const chosen = rows.find((secret) => secret.key === key) ?? null;
  const gone = key !== "" && chosen === null;
  const words = t(chosen === null ? "secrets.new" : "secrets.replace");
  return (
    <>
      <Select
        {...inputProps(props)}
        searchable
        clearable
        placeholder={t("secrets.choose")}
        nothingFoundMessage={t("secrets.noneFound")}
        value={key === "" ? null : key}
        onChange={(wanted) => props.onChange(wanted)}
        data={[
          ...rows.map(({ key: value, name }) => ({ value, label: name })),
          ...(gone ? [{ value: key, label: t("field.promptGone", { key }) }] : []),
        ]}
        inputContainer={(box) => (
          <Group gap={6} align="flex-end" wrap="nowrap">
            <Box flex={1} miw={0}>
              {box}
            </Box>
            {!props.readOnly && (
              <ActionIcon
                size={36}
                variant="default"
                title={words}
                aria-label={`${words}: ${props.label}`}
                onClick={() => setWriting({ secret: chosen })}
              >
                {chosen === null ? <IconPlus size={16} /> : <IconKey size={16} />}
              </ActionIcon>
            )}
          </Group>
        )}
      />
      {writing !== null && (
        <SecretDialog
          secret={writing.secret}
          onClose={() => setWriting(null)}
          onKept={(kept) => props.onChange(kept)}
        />
      )}
    </>
  );
}
