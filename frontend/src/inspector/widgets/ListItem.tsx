/** One record of a list; records of one or two fields stand in one row, a phone number above its name. */
import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconGripVertical, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Config, Field } from "../../catalogue/types";
import { SchemaForm } from "../SchemaForm";
import type { Dragging } from "./dragging";
import classes from "./ListWidget.module.css";

interface Props {
  readonly fields: readonly Field[];
  readonly item: Config;
  readonly path: string;
  readonly position: { readonly index: number; readonly count: number };
  readonly readOnly: boolean;
  readonly onChange: (item: Config, step: string | null) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly dragging: Dragging;
}

const MOST_IN_A_ROW = 2;

function ItemButtons({ position, onRemove, onMove }: Props) {
  const { t } = useTranslation();
  const number = position.index + 1;
  const button = { variant: "subtle", color: "gray", size: 24 } as const;
  return (
    <div className={classes.buttons}>
      <ActionIcon
        {...button}
        aria-label={t("field.moveUp", { number })}
        disabled={position.index === 0}
        onClick={() => onMove(-1)}
      >
        <IconChevronUp size={15} />
      </ActionIcon>
      <ActionIcon
        {...button}
        aria-label={t("field.moveDown", { number })}
        disabled={number === position.count}
        onClick={() => onMove(1)}
      >
        <IconChevronDown size={15} />
      </ActionIcon>
      <ActionIcon {...button} aria-label={t("field.removeItem", { number })} onClick={onRemove}>
        <IconTrash size={15} />
      </ActionIcon>
    </div>
  );
}

export function ListItem(props: Props) {
  const { t } = useTranslation();
  const { fields, item, path, position, readOnly, onChange, dragging } = props;
  const visible = fields.filter((field) => field.kind !== "key");
  // A message has a player and links below it.
  const wide = visible.length > 1 && visible.some((field) => field.kind === "prompt");
  const inRow = visible.length <= MOST_IN_A_ROW && !wide;
  const kinds = visible.map((field) => field.kind).join(" ");
  return (
    <li
      className={classes.item}
      data-row={inRow}
      data-kinds={kinds}
      aria-label={t("field.item", { number: position.index + 1 })}
      {...dragging.place(position.index)}
    >
      {!readOnly && (
        <span
          className={classes.handle}
          role="button"
          tabIndex={0}
          data-handle
          aria-label={t("field.dragItem", { number: position.index + 1 })}
          title={t("field.dragItem", { number: position.index + 1 })}
          {...dragging.handle(position.index)}
        >
          <IconGripVertical size={15} aria-hidden />
        </span>
      )}
      <div className={classes.fields}>
        <SchemaForm
          fields={fields}
          values={item}
          path={path}
          hideLabels={inRow}
          readOnly={readOnly}
          onChange={onChange}
        />
      </div>
      {!readOnly && <ItemButtons {...props} />}
    </li>
  );
}
