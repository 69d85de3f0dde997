/** The same flow as an indented list: read from top to bottom, edited by the same actions. */
import { CloseButton } from "@mantine/core";
import type { MouseEvent } from "react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../actions/ActionButton";
import type { MenuAt } from "../actions/ActionMenu";
import { ActionMenu } from "../actions/ActionMenu";
import type { ActionId } from "../actions/action";
import { menuPlace } from "../canvas/menus";
import type { OutlineRow } from "../graph/outline";
import { useEditor } from "../store/context";
import { mayEdit } from "../store/selectors";
import { useFocusBack } from "../ui/focus-back";
import classes from "./Outline.module.css";
import { Tree } from "./Tree";
import { useOutline } from "./useOutline";
import { useTree } from "./useTree";

const DRAWING: readonly ActionId[] = ["addAfter", "connect", "detach"];
const CHANGING: readonly ActionId[] = ["openForm", "write", "switchOff", "remove"];

function Tools() {
  const { t } = useTranslation();
  return (
    <div className={classes.tools} role="group" aria-label={t("outline.tools")}>
      {[...DRAWING, ...CHANGING].map((id) => (
        <ActionButton key={id} id={id} size="md" />
      ))}
    </div>
  );
}

export function OutlinePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, ...told } = useOutline();
  const tree = useTree(told);
  const editable = useEditor(mayEdit);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  useFocusBack();
  const openMenu = useCallback((event: MouseEvent, { kind }: OutlineRow): void => {
    event.preventDefault();
    setMenu({ target: kind === "step" ? "selection" : "wire", ...menuPlace(event) });
  }, []);
  return (
    <aside className={classes.panel} aria-label={t("outline.title")} data-pane="outline">
      <header className={classes.head}>
        <h2 className={classes.title}>{t("outline.title")}</h2>
        <CloseButton size="sm" aria-label={t("outline.close")} onClick={onClose} />
      </header>
      {editable && <Tools />}
      <Tree tree={tree} say={say} onMenu={openMenu} />
      {editable && <p className={classes.hint}>{t("outline.hint")}</p>}
      {menu !== null && <ActionMenu at={menu} onClose={() => setMenu(null)} />}
    </aside>
  );
}
