/** How bad a problem is, by form and colour: a cross, a triangle, a bulb. */
import { IconAlertTriangleFilled, IconBulbFilled, IconCircleXFilled } from "@tabler/icons-react";
import type { Severity } from "../graph/issues";

const ICONS = {
  error: IconCircleXFilled,
  warning: IconAlertTriangleFilled,
  hint: IconBulbFilled,
} as const;

interface Props {
  readonly severity: Severity;
  readonly size: number;
  /** Words for who cannot see it; without them it is decoration. */
  readonly label?: string;
}

export function SeverityIcon({ severity, size, label }: Props) {
  const Icon = ICONS[severity];
  const spoken =
    label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return <Icon size={size} color={`var(--${severity})`} {...spoken} />;
}
