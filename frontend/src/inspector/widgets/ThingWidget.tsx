/** Something that is set from the panel: choose it, see how it stands, or make one on the spot. */
import { ActionIcon, Anchor, Box, Group, Select, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Rows } from "../../api/panel";
import { asText } from "../../catalogue/fill";
import type { ThingKind } from "../../catalogue/things";
import type { PlainField } from "../../catalogue/types";
import { UsesDialog } from "../../find/UsesDialog";
import { ThingDialog } from "../../panel/ThingDialog";
import { PLACES, useThings } from "../../store/panel";
import { useMe } from "../../store/queries";
import { may } from "../../store/rights";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

interface Props extends WidgetProps<PlainField> {
  readonly kind: ThingKind;
}

function useStand(row: Rows[ThingKind]): string {
  const { t } = useTranslation();
  if ("positions" in row) return t("panel.standsNow", { position: row.position });
  if ("state" in row) return t(`panel.announcement_${row.state}`);
  return row.columns.length > 0
    ? t("panel.rows", { count: row.size })
    : t("panel.numbers", { count: row.size });
}

interface ChosenProps {
  readonly kind: ThingKind;
  readonly row: Rows[ThingKind];
}

function Chosen({ kind, row }: ChosenProps) {
  const { t } = useTranslation();
  const [uses, setUses] = useState(false);
  const own = kind === "table" || kind === "caller_list" ? `/${PLACES[kind]}/${row.key}` : "";
  return (
    <>
      <Text size="xs" c="dimmed" mt={4}>
        {useStand(row)}
      </Text>
      <Group gap="md">
        <Anchor component={Link} href={`/panel${own}`} size="xs">
          {t("panel.open")}
        </Anchor>
        <Anchor component="button" type="button" size="xs" onClick={() => setUses(true)}>
          {t("uses.where")}
        </Anchor>
      </Group>
      {uses && (
        <UsesDialog
          used={{ thing: kind, key: row.key }}
          name={row.name}
          onClose={() => setUses(false)}
        />
      )}
    </>
  );
}

export function ThingWidget({ kind, ...props }: Props) {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const rows: readonly Rows[ThingKind][] = useThings(kind).data ?? [];
  const keeps = may(useMe().data, "keep_panel");
  const key = asText(props.value);
  const chosen = rows.find((row) => row.key === key);
  const gone = key !== "" && chosen === undefined;
  return (
    <div>
      <Select
        {...inputProps(props)}
        searchable
        placeholder={t(`panel.choose_${kind}`)}
        nothingFoundMessage={t("panel.noneFound")}
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
                title={t(`panel.new_${kind}`)}
                aria-label={`${t(`panel.new_${kind}`)}: ${props.label}`}
                onClick={() => setMaking(true)}
              >
                <IconPlus size={16} />
              </ActionIcon>
            )}
          </Group>
        )}
      />
      {chosen !== undefined && <Chosen kind={kind} row={chosen} />}
      {making && (
        <ThingDialog
          kind={kind}
          onClose={() => setMaking(false)}
          onCreated={(thing) => props.onChange(thing.key)}
        />
      )}
    </div>
  );
}
