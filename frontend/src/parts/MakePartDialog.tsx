/** Makes a flow of its own of the selected steps, and offers to publish it. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "../api/types";
import type { Extracted, Refused } from "../graph/extract";
import { extractPart } from "../graph/extract";
import { useCatalogueText } from "../i18n/catalogue";
import { useEditor, useSession } from "../store/context";
import type { Made } from "../store/parts";
import { checkAgain, makePart, publishPart } from "../store/parts";
import { Dialog } from "../ui/Dialog";
import { NameDialog } from "../ui/NameDialog";
import { useFailureText } from "../ui/failure";
import { openPart } from "./entering";

interface Props {
  readonly onClose: () => void;
}

/** Why nothing is done here. */
function Told({ text, onClose }: Props & { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("part.makeTitle")} onClose={onClose}>
      <Stack>
        <Text size="sm">{text}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t("common.close")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function RefusedDialog({ refused, names, onClose }: Refused & Props) {
  const { t } = useTranslation();
  const listed = names.map((name) => `“${name}”`).join(", ");
  return <Told text={t(`partRefused.${refused}`, { names: listed })} onClose={onClose} />;
}

/** The part is made; before this flow can be published it has to be. */
function MadeDialog({ made, onClose }: Props & { readonly made: Flow }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const canPublish = useEditor((state) => state.canPublish);
  const failureText = useFailureText();
  const { name } = made;
  const publish = useMutation({
    mutationFn: () => publishPart(made),
    onSuccess: async () => {
      notifications.show({ color: "green", message: t("part.published", { name }) });
      onClose();
      await client.invalidateQueries({ queryKey: ["flows"] });
      await checkAgain(session);
    },
  });
  return (
    <Dialog size="lg" title={t("part.madeTitle", { name })} onClose={onClose}>
      <Stack>
        <Text size="sm">{t("part.madeText", { name })}</Text>
        <Text size="sm">{t(canPublish ? "part.publishNow" : "part.publishLater", { name })}</Text>
        {publish.isError && (
          <Alert color="red" role="alert">
            {failureText(publish.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="subtle" onClick={() => openPart(made.id, session.flow.id)}>
            {t("part.open", { name })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
          {canPublish && (
            <Button data-autofocus loading={publish.isPending} onClick={() => publish.mutate()}>
              {t("part.publish")}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function AskName({
  found,
  onMade,
  onClose,
}: Props & { readonly found: Extracted; readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: (name: string) => makePart(session, found, name),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ["flows"] });
      onMade(made);
    },
  });
  return (
    <NameDialog
      title={t("part.makeTitle")}
      initial=""
      action={t("part.make")}
      busy={make.isPending}
      error={make.error}
      onName={(name) => make.mutate(name)}
      onClose={onClose}
    />
  );
}

export function MakePartDialog({ onClose }: Props) {
  const { t } = useTranslation();
  const { store } = useSession();
  const translate = useCatalogueText();
  const [found] = useState(() => {
    const { document, selectedNodes: selected, types } = store.getState();
    return extractPart({ document, selected, types, translate, random: Math.random });
  });
  const [made, setMade] = useState<Made | null>(null);
  if (made?.placed === true) return <MadeDialog made={made.flow} onClose={onClose} />;
  if (made) return <Told text={t("part.changed", { name: made.flow.name })} onClose={onClose} />;
  if ("refused" in found) return <RefusedDialog {...found} onClose={onClose} />;
  return <AskName found={found} onMade={setMade} onClose={onClose} />;
}
