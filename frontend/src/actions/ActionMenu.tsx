/** What can be done with what was right-clicked, right there. */
import { Menu } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useEditorStore } from "../store/context";
import { useFocusBack } from "../ui/focus-back";
import { actionOf } from ".";
import { KeyNames } from "./KeyNames";
import type { Action, ActionId } from "./action";
import classes from "./actions.module.css";
import { useDesk } from "./desk";
import { perform } from "./perform";
import { useKeysOf } from "./single-keys";

export type Target = "selection" | "wire" | "pane";

export interface MenuAt {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
}

/** Each list inside is a section of the menu; what cannot be done just now is left out. */
const SECTIONS: Readonly<Record<Target, readonly (readonly ActionId[])[]>> = {
  selection: [
    ["openPart", "hear", "addAfter", "connect", "openForm", "write"],
    ["switchOff", "group", "makePart", "toSelection", "tidy"],
    ["cut", "copy", "duplicate"],
    ["remove", "removeOnly"],
  ],
  wire: [["addAfter", "connect", "openForm"], ["detach"]],
  pane: [
    ["addStep", "note", "paste"],
    ["selectAll", "tidy", "fit", "home"],
    ["commands", "shortcuts"],
  ],
};

function Item({ action }: { readonly action: Action }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { id, icon: Icon } = action;
  const [keys] = useKeysOf()(action);
  return (
    <Menu.Item
      leftSection={<Icon size={16} aria-hidden />}
      rightSection={keys !== undefined && <KeyNames keys={keys} />}
      onClick={() => perform(action, desk)}
    >
      {t(`action.${id}`)}
    </Menu.Item>
  );
}

interface Props {
  readonly at: MenuAt;
  readonly onClose: () => void;
}

export function ActionMenu({ at: { target, x, y }, onClose }: Props) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const state = store.getState();
  useFocusBack();
  const sections = SECTIONS[target]
    .map((ids) => ids.map(actionOf).filter((action) => action.enabled(state)))
    .filter((actions) => actions.length > 0);
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={2} width={270} returnFocus>
      <Menu.Target>
        <span className={classes.point} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t("editor.menu")}>
        {sections.map((actions, index) => (
          <Fragment key={actions[0]?.id}>
            {index > 0 && <Menu.Divider />}
            {actions.map((action) => (
              <Item key={action.id} action={action} />
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
