/** Shared opening hours: choose them, see what they say now, or write new ones on the spot. */
import { ActionIcon, Anchor, Box, Collapse, Group, Select, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { HoursRow } from "../../api/hours";
import { asText } from "../../catalogue/fill";
import type { PlainField } from "../../catalogue/types";
import { UsesDialog } from "../../find/UsesDialog";
import { MomentAsk } from "../../hours/MomentAsk";
import { NewHours } from "../../hours/NewHours";
import { NowMark } from "../../hours/NowMark";
import { Picture } from "../../hours/Picture";
import { useHoursList, usePicture } from "../../store/hours";
import { useMe } from "../../store/queries";
import { mayKeepHours } from "../../store/rights";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

const DAYS = 21;

function Preview({ hours }: { readonly hours: HoursRow }) {
  const picture = usePicture({ key: hours.key, days: DAYS });
  return (
    <Stack gap="sm" mt={8}>
      {picture.data !== undefined && <Picture days={picture.data.days} />}
      <MomentAsk zone={hours.zone} question={{ key: hours.key }} />
    </Stack>
  );
}

function Chosen({ hours }: { readonly hours: HoursRow }) {
  const { t } = useTranslation();
  const [previewed, setPreviewed] = useState(false);
  const [uses, setUses] = useState(false);
  const plain = { component: "button", type: "button", size: "xs" } as const;
  return (
    <Stack gap={4} mt={6}>
      <NowMark hours={hours} />
      <Group gap="md">
        <Anchor {...plain} aria-expanded={previewed} onClick={() => setPreviewed(!previewed)}>
          {t("hours.weeks")}
        </Anchor>
        <Anchor component={Link} href={`/hours/${hours.key}`} size="xs">
          {t("hours.edit")}
        </Anchor>
        <Anchor {...plain} onClick={() => setUses(true)}>
          {t("uses.where")}
        </Anchor>
      </Group>
      <Collapse expanded={previewed}>{previewed && <Preview hours={hours} />}</Collapse>
      {uses && (
        <UsesDialog used={{ hours: hours.key }} name={hours.name} onClose={() => setUses(false)} />
      )}
    </Stack>
  );
}

export function HoursWidget(props: WidgetProps<PlainField>) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const rows = useHoursList().data ?? [];
  const keeps = mayKeepHours(useMe().data);
  const key = asText(props.value);
  const chosen = rows.find((hours) => hours.key === key);
  const gone = key !== "" && chosen === undefined;
  return (
    <div>
      <Select
        {...inputProps(props)}
        searchable
        placeholder={t("hours.choose")}
        nothingFoundMessage={t("hours.noneFound")}
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
            {!props.readOnly && keeps && (
              <ActionIcon
                size={36}
                variant="default"
                title={t("hours.new")}
                aria-label={`${t("hours.new")}: ${props.label}`}
                onClick={() => setWriting(true)}
              >
                <IconPlus size={16} />
              </ActionIcon>
            )}
          </Group>
        )}
      />
      {chosen !== undefined && <Chosen hours={chosen} />}
      {writing && (
        <NewHours
          onClose={() => setWriting(false)}
          onCreated={(hours) => props.onChange(hours.key)}
        />
      )}
    </div>
  );
}
