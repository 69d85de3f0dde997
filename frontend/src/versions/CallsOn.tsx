/** How many calls are going on and on which version: they finish there. */
import { Group, Text } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSession } from "../store/context";
import { useVersions } from "../store/queries";

/** The server is asked for the calls: the feed may be down just now. */
export function CallsOn() {
  const { t } = useTranslation();
  const { flow } = useSession();
  const busy = (useVersions(flow.id).data ?? []).filter(({ live_calls: calls }) => calls > 0);
  const count = busy.reduce((sum, { live_calls: calls }) => sum + calls, 0);
  if (count === 0) return null;
  const where = busy.map(({ number, live_calls: calls }) =>
    t("publish.callsOnVersion", { number, count: calls }),
  );
  return (
    <Group gap={8} wrap="nowrap">
      <IconPhoneCall size={18} color="var(--tone-talk)" aria-hidden />
      <Text size="sm">
        {t("publish.callsOn", { count })} {where.join(", ")}.
      </Text>
    </Group>
  );
}
