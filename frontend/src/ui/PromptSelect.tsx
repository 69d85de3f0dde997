/** Chooses a message; each can be heard before it is chosen, by pointer or with Alt+P. */
import type { SelectProps } from "@mantine/core";
import { Group, Select } from "@mantine/core";
import { IconPlayerPlayFilled, IconPlayerStopFilled } from "@tabler/icons-react";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../api/types";
import { usePrompts } from "../store/queries";
import { PlayButton, useSound } from "./PlayButton";
import classes from "./PromptSelect.module.css";

const HEAR = "Alt+P";

/** No button: what lies in an option is read as its name, and the keyboard stays in the box. */
function Option({ prompt }: { readonly prompt: Prompt }) {
  const { t } = useTranslation();
  const { on, toggle } = useSound([prompt.url]);
  const Icon = on ? IconPlayerStopFilled : IconPlayerPlayFilled;
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    toggle();
  };
  if (prompt.url === "") {
    return (
      <>
        <span className={classes.name}>{prompt.name}</span>
        <span className={classes.silent}>{t("takes.silent")}</span>
      </>
    );
  }
  return (
    <>
      <span className={classes.name}>{prompt.name}</span>
      <span
        aria-hidden
        className={classes.hear}
        data-hear={prompt.key}
        data-playing={on}
        title={`${t(on ? "prompts.stop" : "prompts.play", { name: prompt.name })} (${HEAR})`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={press}
      >
        <Icon size={13} />
      </span>
    </>
  );
}

/** The option that the arrow keys stand on is heard. */
function hearByKey(event: KeyboardEvent<HTMLInputElement>): void {
  if (!event.altKey || event.code !== "KeyP") return;
  event.preventDefault();
  const at = event.currentTarget.getAttribute("aria-activedescendant");
  if (at === null) return;
  document.getElementById(at)?.querySelector<HTMLElement>("[data-hear]")?.click();
}

interface Props extends Omit<SelectProps, "data" | "renderOption" | "onKeyDown"> {
  /** What stands in the list beside our messages. */
  readonly others?: readonly { readonly value: string; readonly label: string }[];
  /** Stands behind the play button of what is chosen. */
  readonly beside?: ReactNode;
}

export function PromptSelect({ others = [], beside, ...props }: Props) {
  const prompts = usePrompts().data ?? [];
  const byKey = new Map(prompts.map((prompt) => [prompt.key, prompt]));
  const chosen = byKey.get(props.value ?? "");
  return (
    <Select
      searchable
      {...props}
      data={[...prompts.map(({ key, name }) => ({ value: key, label: name })), ...others]}
      aria-keyshortcuts={HEAR}
      onKeyDown={hearByKey}
      renderOption={({ option }) => {
        const prompt = byKey.get(option.value);
        return prompt === undefined ? option.label : <Option prompt={prompt} />;
      }}
      // An error below must not push the box away from the buttons beside it.
      styles={{ wrapper: { marginBottom: 0 }, error: { marginTop: 5 } }}
      // Label and help keep the whole width; the buttons stand beside the box alone.
      inputContainer={(box) => (
        <Group gap={6} align="flex-end" wrap="nowrap">
          <div className={classes.box}>{box}</div>
          {chosen !== undefined && <PlayButton url={chosen.url} name={chosen.name} size={36} />}
          {beside}
        </Group>
      )}
    />
  );
}
