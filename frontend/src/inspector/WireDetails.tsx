/** The selected wire in words: where it comes from, where it leads, and the way to take it away. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { stepName } from "../catalogue/naming";
import { portsOf } from "../catalogue/ports";
import type { FlowEdge } from "../graph/document";
import { nodeOf } from "../graph/document";
import type { Way } from "../graph/outline";
import { useCatalogueText } from "../i18n/catalogue";
import { actionOf } from "../actions";
import { ActionButton } from "../actions/ActionButton";
import { useDesk } from "../actions/desk";
import { perform } from "../actions/perform";
import { useEditor, useEditorStore } from "../store/context";
import { mayEdit, shownDocument } from "../store/selectors";
import classes from "./Inspector.module.css";

/** The names of both ends, and of the way out between them. */
function useEnds(wire: Way & { readonly target: string | null }) {
  const translate = useCatalogueText();
  const document = useEditor(shownDocument);
  const types = useEditor((state) => state.types);
  const nameOf = (id: string): string => {
    const step = nodeOf(document, id);
    return step === undefined ? id : stepName(step, types, translate);
  };
  const source = nodeOf(document, wire.source);
  const type = types.get(source?.type ?? "");
  const ports = type === undefined ? [] : portsOf(type, source?.config ?? {}, translate);
  const port = ports.find(({ id }) => id === wire.port)?.label ?? wire.port;
  return {
    source: nameOf(wire.source),
    port,
    target: wire.target === null ? "" : nameOf(wire.target),
  };
}

/** A way out in hand that leads nowhere: there is no wire to tell of yet. */
export function OpenWay({ way }: { readonly way: Way }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const { source, port } = useEnds({ ...way, target: null });
  return (
    <Stack gap="sm" p={16} align="flex-start">
      <h2 className={classes.kind}>{port}</h2>
      <Text size="sm">{t("inspector.wayText", { port, source })}</Text>
      <Group gap={4}>
        <ActionButton id="addAfter" />
        <ActionButton id="connect" />
      </Group>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => store.getState().goTo(way.source, { port: way.port })}
      >
        {t("inspector.goTo", { name: source })}
      </Button>
    </Stack>
  );
}

export function WireDetails({ wire }: { readonly wire: FlowEdge }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const editable = useEditor(mayEdit);
  const ends = useEnds(wire);
  const { goTo } = desk.store.getState();
  return (
    <Stack gap="sm" p={16} align="flex-start">
      <h2 className={classes.kind}>{t("inspector.wire")}</h2>
      <Text size="sm">{t("inspector.wireText", ends)}</Text>
      <Button size="compact-sm" variant="default" onClick={() => goTo(wire.source)}>
        {t("inspector.goTo", { name: ends.source })}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => goTo(wire.target)}>
        {t("inspector.goTo", { name: ends.target })}
      </Button>
      {editable && (
        <Button
          size="compact-sm"
          variant="subtle"
          c="var(--error)"
          leftSection={<IconTrash size={15} />}
          onClick={() => perform(actionOf("remove"), desk)}
        >
          {t("inspector.deleteWire")}
        </Button>
      )}
    </Stack>
  );
}
