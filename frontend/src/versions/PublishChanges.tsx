/** What publishing changes for callers, in sentences, with the way to see it on the canvas. */
import { Button, Group, ScrollArea, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEditorStore, useSession } from "../store/context";
import { useFlow } from "../store/queries";
import type { Comparing } from "../store/slices/view";
import { useComparison } from "../store/versions";
import { ChangeList } from "./ChangeList";
import { useChanges } from "./changes";

interface Props {
  readonly sides: Comparing;
  readonly onClose: () => void;
}

function AgainstLive({ sides, onClose }: Props) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const { comparison } = useComparison(sides);
  const changes = useChanges(comparison, sides);
  if (comparison === undefined) return null;
  const show = (): void => {
    onClose();
    store.getState().compare(sides);
  };
  return (
    <section aria-label={t("publish.changes", { number: sides.before })}>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {t("publish.changes", { number: sides.before })}
        </Text>
        {changes.length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={show}>
            {t("publish.showChanges")}
          </Button>
        )}
      </Group>
      {changes.length === 0 ? (
        <Text size="sm">{t("publish.noChanges")}</Text>
      ) : (
        <ScrollArea.Autosize mah={220} type="auto" scrollbarSize={8}>
          <ChangeList changes={changes} />
        </ScrollArea.Autosize>
      )}
    </section>
  );
}

export function PublishChanges({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { flow } = useSession();
  const live = (useFlow(flow.id).data ?? flow).live_version?.number;
  if (live === undefined) return <Text size="sm">{t("publish.first")}</Text>;
  return <AgainstLive sides={{ before: live, after: "draft" }} onClose={onClose} />;
}
