/** Putting variables into a text: a brace offers those the flow knows, and so does the button. */
import { ActionIcon, Combobox, useCombobox } from "@mantine/core";
import type { ComboboxStore } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { begunAt, complete } from "../catalogue/completion";
import type { Variable } from "../catalogue/types";
import { useCatalogueText } from "../i18n/catalogue";
import { useVariables } from "./variables";

type Box = HTMLInputElement | HTMLTextAreaElement;

interface Options {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly readOnly: boolean;
  /** Whether a variable takes the place of all that stands there, where none has been begun. */
  readonly instead?: boolean;
}

export interface Completing {
  readonly box: RefObject<Box | null>;
  readonly list: ComboboxStore;
  readonly variables: readonly Variable[];
  readonly put: (name: string) => void;
  /** To be told what was typed, and where the cursor stands then. */
  readonly type: (typed: string, cursor: number) => void;
  /** Opens the list; null where nothing can be changed. */
  readonly button: ReactNode;
}

/** Puts a variable where it was begun, or at the cursor, and the cursor behind it. */
function usePlaces({ text, onChange, instead = false }: Options) {
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
    const begun = begunAt(text, to);
    const completed =
      begun === null && instead
        ? complete("", { from: 0, to: 0 }, name)
        : complete(text, { from: begun?.from ?? to, to }, name);
    behind.current = completed.cursor;
    onChange(completed.text);
    box.current?.focus();
  };
  return { box, put, begun: begunAt(text, cursor), look: () => setCursor(place()) };
}

function offered(variables: readonly Variable[], typed: string): Variable[] {
  return variables.filter(({ name }) => name.startsWith(typed) && name !== typed);
}

export function useCompleting(options: Options): Completing {
  const { t } = useTranslation();
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const { box, put, begun, look } = usePlaces(options);
  const variables = offered(useVariables(), begun?.typed ?? "");
  const type = (typed: string, cursor: number): void => {
    options.onChange(typed);
    look();
    if (begunAt(typed, cursor) === null) list.closeDropdown();
    else {
      list.openDropdown();
      list.selectFirstOption();
    }
  };
  const button = options.readOnly ? null : (
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
  return { box, list, variables, put, type, button };
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

interface CompletedProps {
  readonly completing: Completing;
  /** The box itself. */
  readonly children: ReactElement;
}

/** A box with the list of variables below it. */
export function Completed({ completing: { list, put, variables }, children }: CompletedProps) {
  return (
    <Combobox
      store={list}
      onOptionSubmit={(name) => {
        put(name);
        list.closeDropdown();
      }}
    >
      <Combobox.Target withKeyboardNavigation={list.dropdownOpened}>{children}</Combobox.Target>
      <Combobox.Dropdown hidden={variables.length === 0}>
        <VariableList variables={variables} />
      </Combobox.Dropdown>
    </Combobox>
  );
}
