/** How many calls are going on in this flow. */
import { Badge, Tooltip } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";

export function CallsNow() {
  const { t } = useTranslation();
  const count = useEditor((state) => state.calls.size);
  const connected = useEditor((state) => state.feedConnected);
  if (count === 0) return null;
  return (
    <Tooltip label={t("editor.feedLost")} disabled={connected}>
      <Badge
        role="status"
        variant="light"
        tt="none"
        color={connected ? "green" : "gray"}
        leftSection={<IconPhoneCall size={13} aria-hidden />}
      >
        {t("editor.callsNow", { count })}
      </Badge>
    </Tooltip>
  );
}
