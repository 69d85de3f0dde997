/** A voicemail box: choose one, or add one on the spot. */
import { ActionIcon, Anchor, Box, Group, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { asText } from "../../catalogue/fill";
import type { PlainField } from "../../catalogue/types";
import { useMe } from "../../store/queries";
import { useBoxNames } from "../../store/voicemail";
import { NewBox } from "../../voicemail/NewBox";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function BoxWidget(props: WidgetProps<PlainField>) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const boxes = (useBoxNames().data ?? []).filter(({ key }) => key !== "none");
  const rights = useMe().data?.rights ?? [];
  const key = asText(props.value);
  const gone = key !== "" && !boxes.some((box) => box.key === key);
  return (
    <div>
      <Select
        {...inputProps(props)}
        searchable
        clearable
        placeholder={t("voicemail.chooseBox")}
        nothingFoundMessage={t("voicemail.noBoxFound")}
        value={key === "" ? null : key}
        onChange={(wanted) => props.onChange(wanted)}
        data={[
          ...boxes.map(({ key: value, name }) => ({ value, label: name })),
          ...(gone ? [{ value: key, label: t("field.promptGone", { key }) }] : []),
        ]}
        inputContainer={(box) => (
          <Group gap={6} align="flex-end" wrap="nowrap">
            <Box flex={1} miw={0}>
              {box}
            </Box>
            {!props.readOnly && rights.includes("keep_boxes") && (
              <ActionIcon
                size={36}
                variant="default"
                title={t("voicemail.newBox")}
                aria-label={`${t("voicemail.newBox")}: ${props.label}`}
                onClick={() => setAdding(true)}
              >
                <IconPlus size={16} />
              </ActionIcon>
            )}
          </Group>
        )}
      />
      {rights.includes("voicemail") && (
        <Anchor component={Link} href="/voicemail" size="xs">
          {t("voicemail.toPage")}
        </Anchor>
      )}
      {adding && (
        <NewBox onClose={() => setAdding(false)} onCreated={(made) => props.onChange(made.key)} />
      )}
    </div>
  );
}
