/** Every action by name: type a few letters, press Enter. */
import { Spotlight, createSpotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ACTIONS } from ".";
import { KeyNames } from "./KeyNames";
import type { Action } from "./action";
import { GROUPS } from "./action";
import { useDesk } from "./desk";
import { perform } from "./perform";
import { useKeysOf } from "./single-keys";

const [palette, control] = createSpotlight();

/** One looks for what to do with the drawing: it stays to be seen. */
const SHADE = { blur: 0, backgroundOpacity: 0.25 };

export const openCommands = (): void => control.open();

function Keys({ action }: { readonly action: Action }) {
  const [keys] = useKeysOf()(action);
  return keys !== undefined && <KeyNames keys={keys} />;
}

export function CommandPalette() {
  const { t } = useTranslation();
  const desk = useDesk();
  const [offered, setOffered] = useState<readonly Action[]>([]);
  // What can be done is asked once, when it opens: nothing changes underneath.
  const onOpen = (): void => {
    const state = desk.store.getState();
    setOffered(ACTIONS.filter(({ id, enabled }) => id !== "commands" && enabled(state)));
  };
  const groups = GROUPS.map((group) => ({
    group: t(`actionGroup.${group}`),
    actions: offered
      .filter((action) => action.group === group)
      .map((action) => ({
        id: action.id,
        label: t(`action.${action.id}`),
        leftSection: <action.icon size={18} aria-hidden />,
        rightSection: <Keys action={action} />,
        onClick: () => perform(action, desk),
      })),
  })).filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight
      store={palette}
      shortcut={null}
      actions={groups}
      onSpotlightOpen={onOpen}
      nothingFound={t("commands.nothing")}
      highlightQuery
      attributes={{ content: { "aria-label": t("action.commands") } }}
      overlayProps={SHADE}
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: t("commands.search"),
        "aria-label": t("commands.search"),
      }}
    />
  );
}
