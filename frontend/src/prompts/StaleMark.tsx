/** Says that the recording was made of other words than are written now. */
import { Badge } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export function StaleMark() {
  const { t } = useTranslation();
  return (
    <Badge
      color="yellow"
      variant="light"
      tt="none"
      style={{ alignSelf: "flex-start" }}
      leftSection={<IconAlertTriangle size={12} />}
    >
      {t("takes.stale")}
    </Badge>
  );
}
