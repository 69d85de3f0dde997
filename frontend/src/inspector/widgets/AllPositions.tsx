/** Adds the positions of the step's switch that have no way out yet, all at once. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { Config, NameInField } from "../../catalogue/types";
import { useNamesWithin } from "./names-within";

interface Props {
  readonly field: NameInField;
  readonly items: readonly Config[];
  readonly onChange: (items: readonly Config[]) => void;
}

export function AllPositions({ field, items, onChange }: Props) {
  const { t } = useTranslation();
  const names = useNamesWithin(field);
  const drawn = new Set(items.map((item) => asText(item[field.name])));
  const missing = names.filter((name) => !drawn.has(name));
  if (missing.length === 0) return null;
  const kept = items.filter((item) => asText(item[field.name]) !== "");
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      mt={6}
      ml={6}
      onClick={() => onChange([...kept, ...missing.map((name) => ({ [field.name]: name }))])}
    >
      {t("panel.allPositions")}
    </Button>
  );
}
