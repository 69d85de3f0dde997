/** An action as a small button; its words and keys are its tooltip. */
import { ActionIcon, Tooltip } from "@mantine/core";
import type { ActionIconProps, FloatingPosition } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { actionOf } from ".";
import { useKeyWord } from "./KeyNames";
import type { ActionId } from "./action";
import { useDesk, useEnabled } from "./desk";
import { keyNames } from "./keys";
import { perform } from "./perform";
import { useKeysOf } from "./single-keys";

interface Props extends Pick<ActionIconProps, "size"> {
  readonly id: ActionId;
  readonly tip?: FloatingPosition;
}

export function ActionButton({ id, size = "lg", tip = "bottom" }: Props) {
  const { t } = useTranslation();
  const words = useKeyWord();
  const desk = useDesk();
  const action = actionOf(id);
  const enabled = useEnabled(action);
  const label = t(`action.${id}`);
  const [keys] = useKeysOf()(action);
  const Icon = action.icon;
  return (
    <Tooltip
      position={tip}
      label={keys === undefined ? label : `${label} (${keyNames(keys, words).join("+")})`}
    >
      <ActionIcon
        className="icon-button"
        variant="subtle"
        color="gray"
        size={size}
        aria-label={label}
        disabled={!enabled}
        onClick={() => perform(action, desk)}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
