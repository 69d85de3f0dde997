/** A list of small records: add, take away, put in another order. */
import { Button, Input } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { defaultItem, identifying } from "../../catalogue/defaults";
import { moved } from "../../catalogue/order";
import { itemsOf } from "../../catalogue/ports";
import type { Field, ListField, NameInField } from "../../catalogue/types";
import { useFormScope } from "../scope";
import type { WidgetProps } from "../widget";
import { AllPositions } from "./AllPositions";
import { ListItem } from "./ListItem";
import { useDragging } from "./dragging";
import classes from "./ListWidget.module.css";

function isPosition(field: Field): field is NameInField {
  return field.kind === "switch_position";
}

export function ListWidget(props: WidgetProps<ListField>) {
  const { t } = useTranslation();
  const { field, value, onChange, path, readOnly, label, help, error } = props;
  const { ports } = useFormScope();
  const list = useRef<HTMLOListElement>(null);
  /** Into a new record, or to the one that took the place of one that went. */
  const goTo = (index: number): void => {
    setTimeout(() => {
      const item = list.current?.children[Math.min(index, list.current.children.length - 1)];
      const add = list.current?.parentElement?.querySelector<HTMLElement>(":scope > button");
      const control = item?.querySelector<HTMLElement>("input, select, textarea");
      (control ?? add)?.focus();
    });
  };
  const positions = field.item.find(isPosition);
  const items = itemsOf({ [field.name]: value }, field.name);
  const full = field.max !== undefined && items.length >= field.max;
  const move = (from: number, to: number): void => onChange(moved(items, from, to), null);
  const dragging = useDragging(items.length, move);
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={error}
      withAsterisk={field.required === true}
      labelElement="div"
      role="group"
      aria-label={label}
      data-field={path}
    >
      <ol ref={list} className={classes.items}>
        {items.map((item, index) => (
          <ListItem
            key={index}
            fields={field.item}
            item={item}
            path={`${path}.${index}`}
            position={{ index, count: items.length }}
            readOnly={readOnly}
            onChange={(changed, step) =>
              onChange(
                items.map((old, at) => (at === index ? changed : old)),
                step,
              )
            }
            onRemove={() => {
              onChange(
                items.filter((_, at) => at !== index),
                null,
              );
              goTo(index);
            }}
            onMove={(by) => move(index, index + by)}
            dragging={dragging}
          />
        ))}
      </ol>
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="light"
          mt={6}
          leftSection={<IconPlus size={14} />}
          disabled={full}
          aria-label={`${t("field.addItem")}: ${label}`}
          onClick={() => {
            onChange([...items, defaultItem(field.item, items, identifying(ports, path))], null);
            goTo(items.length);
          }}
        >
          {t("field.addItem")}
        </Button>
      )}
      {!readOnly && positions !== undefined && (
        <AllPositions field={positions} items={items} onChange={(all) => onChange(all, null)} />
      )}
    </Input.Wrapper>
  );
}
