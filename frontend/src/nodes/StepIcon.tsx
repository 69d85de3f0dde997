/** The icon of a node type. */
import type { IconProps } from "@tabler/icons-react";
import { createElement } from "react";
import type { NodeType } from "../catalogue/types";
import { iconOf } from ".";

type Props = Omit<IconProps, "type"> & { readonly type: NodeType };

export function StepIcon({ type, ...props }: Props) {
  return createElement(iconOf(type), { stroke: 1.75, "aria-hidden": true, ...props });
}
