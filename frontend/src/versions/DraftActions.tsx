/** What can be done with the draft as a whole: compare it with what is live, or let go of it. */
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEditor, useEditorStore, useSession } from "../store/context";
import { useFlow } from "../store/queries";
import { bringBack } from "../store/versions";
import { Confirm } from "../ui/Confirm";

function DiscardDialog(props: { readonly live: number; readonly onClose: () => void }) {
  const { live, onClose } = props;
  const { t } = useTranslation();
  const session = useSession();
  const discard = useMutation({
    mutationFn: () => bringBack(session, live),
    onSuccess: () => {
      notifications.show({ message: t("versions.discarded", { number: live }) });
      onClose();
    },
  });
  return (
    <Confirm
      title={t("versions.discardTitle")}
      text={t("versions.discardText", { number: live })}
      action={t("versions.discard")}
      danger
      busy={discard.isPending}
      error={discard.error}
      onConfirm={() => discard.mutate()}
      onClose={onClose}
    />
  );
}

export function DraftActions() {
  const { t } = useTranslation();
  const { flow } = useSession();
  const store = useEditorStore();
  const canDesign = useEditor((state) => state.canDesign);
  const live = (useFlow(flow.id).data ?? flow).live_version?.number;
  const [discarding, setDiscarding] = useState(false);
  if (live === undefined) return null;
  return (
    <Group gap={6} px={10} pb={8}>
      <Button
        size="compact-sm"
        variant="light"
        onClick={() => store.getState().compare({ before: live, after: "draft" })}
      >
        {t("versions.compareLive")}
      </Button>
      {canDesign && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setDiscarding(true)}>
          {t("versions.discard")}
        </Button>
      )}
      {discarding && <DiscardDialog live={live} onClose={() => setDiscarding(false)} />}
    </Group>
  );
}
