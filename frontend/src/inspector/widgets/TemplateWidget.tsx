/** Text with {variables}; the menu puts one in where the cursor stands. */
import { ActionIcon, Menu, TextInput } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { TextField } from "../../catalogue/types";
import { useCatalogueText } from "../../i18n/catalogue";
import { useVariables } from "../variables";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

function VariableMenu({ onPick }: { readonly onPick: (name: string) => void }) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const variables = useVariables();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("field.variables")}>
          <IconBraces size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {variables.map(({ name, label }) => (
          <Menu.Item key={name} onClick={() => onPick(name)}>
            {label === "" ? `{${name}}` : `${translate(label)} {${name}}`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function TemplateWidget(props: WidgetProps<TextField>) {
  const { field, value, onChange, readOnly } = props;
  const input = useRef<HTMLInputElement>(null);
  const text = asText(value);

  const insert = (name: string): void => {
    const start = input.current?.selectionStart ?? text.length;
    const end = input.current?.selectionEnd ?? start;
    onChange(`${text.slice(0, start)}{${name}}${text.slice(end)}`);
    input.current?.focus();
  };

  return (
    <TextInput
      {...inputProps(props)}
      {...(field.max !== undefined && { maxLength: field.max })}
      ref={input}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={readOnly ? null : <VariableMenu onPick={insert} />}
    />
  );
}
