/** The drawing as one place for the keyboard, however many steps: actions/walking.ts goes through them. */
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";
import { standingOn } from "../store/ways";
import { cardId } from "./cards";

/** What React Flow is given: it leaves the keys to us, and says on which card one stands. */
export function useKeyboardPlace() {
  const { t } = useTranslation();
  const id = useId();
  const standing = useEditor(standingOn);
  const place = useMemo(
    () => ({
      "aria-describedby": id,
      ...(standing !== undefined && { "aria-activedescendant": cardId(standing) }),
      "data-steps": true,
      tabIndex: 0,
      nodesFocusable: false,
      edgesFocusable: false,
      disableKeyboardA11y: true,
    }),
    [id, standing],
  );
  const told = (
    <p id={id} hidden>
      {t("editor.canvasKeys")}
    </p>
  );
  return { place, told };
}
