/** Text with {variables}: a brace offers those the flow knows, and so does the button. */
import { ActionIcon, Combobox, TextInput, Textarea, useCombobox } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { begunAt, complete } from "../../catalogue/completion";
import { asText } from "../../catalogue/fill";
import type { TextField, Variable } from "../../catalogue/types";
import { useCatalogueText } from "../../i18n/catalogue";
import { useVariables } from "../variables";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

type Box = HTMLInputElement | HTMLTextAreaElement;

/** Puts a variable where it was begun, or at the cursor, and the cursor behind it. */
function useCompletion(text: string, onChange: (text: string) => void) {
  const box = useRef<Box>(null);
  const behind = useRef<number | null>(null);
  const [cursor, setCursor] = useState(0);
  useLayoutEffect(() => {
    if (behind.current === null) return;
    box.current?.setSelectionRange(behind.current, behind.current);
    behind.current = null;
  });
  const place = (): number => box.current?.selectionStart ?? text.length;
  const put = (name: string): void => {
    const to = place();
    const completed = complete(text, { from: begunAt(text, to)?.from ?? to, to }, name);
    behind.current = completed.cursor;
    onChange(completed.text);
    box.current?.focus();
  };
  return { box, put, begun: begunAt(text, cursor), look: () => setCursor(place()) };
}

function offered(variables: readonly Variable[], typed: string): Variable[] {
  return variables.filter(({ name }) => name.startsWith(typed) && name !== typed);
}

function VariableList({ variables }: { readonly variables: readonly Variable[] }) {
  const translate = useCatalogueText();
  return (
    <Combobox.Options mah={220} style={{ overflowY: "auto" }}>
      {variables.map(({ name, label }) => (
        <Combobox.Option key={name} value={name}>
          {`{${name}}`} {label !== "" && translate(label)}
        </Combobox.Option>
      ))}
    </Combobox.Options>
  );
}

export function TemplateWidget(props: WidgetProps<TextField>) {
  const { t } = useTranslation();
  const { field, value, onChange, readOnly } = props;
  const text = asText(value);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const { box, put, begun, look } = useCompletion(text, (changed) => onChange(changed));
  const variables = offered(useVariables(), begun?.typed ?? "");

  const type = (typed: string, at: number): void => {
    onChange(typed);
    look();
    if (begunAt(typed, at) === null) list.closeDropdown();
    else {
      list.openDropdown();
      list.selectFirstOption();
    }
  };
  const button = readOnly ? null : (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t("field.variables")}
      onClick={() => {
        look();
        list.toggleDropdown();
        box.current?.focus();
      }}
    >
      <IconBraces size={16} />
    </ActionIcon>
  );
  const shared = {
    ...inputProps(props),
    ...(field.max !== undefined && { maxLength: field.max }),
    value: text,
    rightSection: button,
    onBlur: () => list.closeDropdown(),
  };
  return (
    <Combobox
      store={list}
      onOptionSubmit={(name) => {
        put(name);
        list.closeDropdown();
      }}
    >
      <Combobox.Target withKeyboardNavigation={list.dropdownOpened}>
        {field.multiline === true ? (
          <Textarea
            {...shared}
            ref={box as React.RefObject<HTMLTextAreaElement | null>}
            autosize
            minRows={2}
            onChange={({ currentTarget: { value: typed, selectionStart } }) =>
              type(typed, selectionStart)
            }
          />
        ) : (
          <TextInput
            {...shared}
            ref={box as React.RefObject<HTMLInputElement | null>}
            onChange={({ currentTarget: { value: typed, selectionStart } }) =>
              type(typed, selectionStart ?? typed.length)
            }
          />
        )}
      </Combobox.Target>
      <Combobox.Dropdown hidden={variables.length === 0}>
        <VariableList variables={variables} />
      </Combobox.Dropdown>
    </Combobox>
  );
}
