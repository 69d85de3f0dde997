/** The icon of a node type. */
import type { IconProps } from "@tabler/icons-react";
import { createElement } from "react";
import type { NodeType } from "../catalogue/types";
import { iconOf } from ".";

export function StepIcon({ type, ...props }: IconProps & { readonly type: NodeType }) {
  return createElement(iconOf(type), { stroke: 1.75, "aria-hidden": true, ...props });
}
