/** Copy, cut and paste through the system clipboard, as text. */
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { useEffect } from "react";
import { snapped } from "../canvas/places";
import type { FlowNode } from "../graph/document";
import { copySelection, paste } from "../store/pasting";
import { deleteSelection } from "../store/selecting";
import type { Desk } from "./desk";
import { isTyping } from "./keys";

const PLACE = "clipboard";

function tell(message: string): void {
  notifications.hide(PLACE);
  notifications.show({ id: PLACE, color: "orange", message });
}

/** Says what pasted steps speak of that is not here, so that nobody looks for it in vain. */
function tellMissing(desk: Desk, nodes: readonly FlowNode[]): void {
  const { types, prompts, numbers, flows, hours, people, teams, boxes, things } =
    desk.missing(nodes);
  const sentences = [
    prompts.length > 0 && i18next.t("clipboard.noPrompts", { names: prompts.join(", ") }),
    numbers.length > 0 && i18next.t("clipboard.noNumbers", { names: numbers.join(", ") }),
    flows.length > 0 && i18next.t("clipboard.noFlows", { names: flows.join(", ") }),
    things.length > 0 && i18next.t("clipboard.noThings", { names: things.join(", ") }),
    hours.length > 0 && i18next.t("clipboard.noHours", { names: hours.join(", ") }),
    people.length > 0 && i18next.t("clipboard.noPeople", { names: people.join(", ") }),
    teams.length > 0 && i18next.t("clipboard.noTeams", { names: teams.join(", ") }),
    boxes.length > 0 && i18next.t("clipboard.noBoxes", { names: boxes.join(", ") }),
    types.length > 0 && i18next.t("clipboard.noTypes", { names: types.join(", ") }),
  ].filter((sentence) => sentence !== false);
  if (sentences.length > 0) tell(sentences.join(" "));
}

/** False when the text was none of ours. */
function pasteHere(desk: Desk, text: string): boolean {
  const pointer = desk.pointer();
  const at = pointer === null ? undefined : snapped(desk.flow.screenToFlowPosition(pointer));
  const nodes = paste(desk.store, text, at);
  if (nodes === null) return false;
  tellMissing(desk, nodes);
  return true;
}

/** From a menu: not every page may use the clipboard by itself, but the keys always can. */
export async function copyOut(desk: Desk, { cut }: { readonly cut: boolean }): Promise<void> {
  const text = copySelection(desk.store);
  if (text === null) return;
  try {
    await navigator.clipboard.writeText(text);
    if (cut) deleteSelection(desk.store, { heal: true });
  } catch {
    tell(i18next.t("clipboard.useKeys"));
  }
}

export async function pasteFromSystem(desk: Desk): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    if (!pasteHere(desk, text)) tell(i18next.t("clipboard.nothing"));
  } catch {
    tell(i18next.t("clipboard.useKeys"));
  }
}

/** Somebody who has selected words on the page wants those, not the steps. */
function wordsSelected(): boolean {
  return window.getSelection()?.isCollapsed === false;
}

export function useClipboard(desk: Desk): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || wordsSelected()) return;
      const text = copySelection(desk.store);
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (event.type === "cut") deleteSelection(desk.store, { heal: true });
    };
    const pasted = (event: ClipboardEvent): void => {
      if (isTyping(event.target)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (pasteHere(desk, text)) event.preventDefault();
    };
    window.addEventListener("copy", copy);
    window.addEventListener("cut", copy);
    window.addEventListener("paste", pasted);
    return () => {
      window.removeEventListener("copy", copy);
      window.removeEventListener("cut", copy);
      window.removeEventListener("paste", pasted);
    };
  }, [desk]);
}
