/** The parts of the editor as the keyboard goes through them. Each says so with `data-pane`. */
import { IconArrowAutofitLeft, IconArrowAutofitRight, IconListTree } from "@tabler/icons-react";
import type { Action } from "./action";

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex='0']";

/** Where steps are gone through: the drawing, and the outline. */
const STEPS = "[data-steps]";

/** The place itself or a row of it: no button that lies on the drawing. */
export const isSteps = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(`${STEPS}, ${STEPS} [role=treeitem]`);

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** The place in a pane where one goes in: its steps, or else its first control. */
export function focusIn(pane: Element): boolean {
  const places = [
    ...pane.querySelectorAll<HTMLElement>(`${STEPS}, ${STEPS} [tabindex='0']`),
    ...pane.querySelectorAll<HTMLElement>(FOCUSABLE),
  ];
  const place = places.find((one) => one.matches(FOCUSABLE) && isShown(one));
  place?.focus();
  return place !== undefined;
}

export function focusPane(name: string): boolean {
  const pane = document.querySelector(`[data-pane="${name}"]`);
  return pane !== null && focusIn(pane);
}

function toPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll("[data-pane]")].filter(isShown);
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = here < 0 ? (by === 1 ? -1 : 0) : here;
  for (let away = 1; away <= panes.length; away += 1) {
    const pane = panes[(from + by * away + panes.length * 2) % panes.length];
    if (pane !== undefined && focusIn(pane)) return;
  }
}

const always = (): boolean => true;

export const PANES: readonly Action[] = [
  {
    id: "outline",
    group: "view",
    icon: IconListTree,
    keys: ["L"],
    enabled: always,
    run: ({ open }) => open("outline"),
  },
  {
    id: "nextPane",
    group: "view",
    icon: IconArrowAutofitRight,
    keys: ["F6"],
    everywhere: true,
    enabled: always,
    run: () => toPane(1),
  },
  {
    id: "previousPane",
    group: "view",
    icon: IconArrowAutofitLeft,
    keys: ["Shift+F6"],
    everywhere: true,
    enabled: always,
    run: () => toPane(-1),
  },
];
