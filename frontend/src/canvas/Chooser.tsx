/** A small list to search and choose from, right where somebody asked for it. */
import { TextInput, UnstyledButton } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import type { FocusEvent, KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Tone } from "../nodes/face";
import { useFocusBack } from "../ui/focus-back";
import classes from "./Palette.module.css";

const WIDTH = 264;
const HEIGHT = 330;
/** Nobody looks through more: they write another letter. */
const MOST_SHOWN = 60;

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly tone?: Tone;
  /** What sets it apart from another of the same name. */
  readonly hint?: string;
}

interface Props {
  readonly title: string;
  readonly searchLabel: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly find: (search: string) => readonly Choice[];
  readonly onChoose: (key: string) => void;
  readonly onClose: () => void;
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly onChoose: (key: string) => void;
}

function Choices({ id, label, choices, active, onChoose }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <ul ref={list} id={id} className={classes.options} role="listbox" aria-label={label}>
      {choices.map(({ key, icon, tone, hint, ...choice }, index) => (
        <li key={key} role="presentation">
          <UnstyledButton
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            className={classes.item ?? ""}
            data-tone={tone}
            aria-selected={index === active}
            onClick={() => onChoose(key)}
          >
            {icon}
            <span className={classes.label}>
              {choice.label}
              {hint !== undefined && <span className={classes.about}> {hint}</span>}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

export function Chooser({ title, searchLabel, at, find, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState(0);
  const box = useClickOutside(onClose);
  useFocusBack();
  const choices = useMemo(() => find(search).slice(0, MOST_SHOWN), [find, search]);
  const active = Math.min(chosen, choices.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      onClose();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(active + step, choices.length - 1)));
    }
    const choice = choices[active];
    if (event.key === "Enter" && choice !== undefined) {
      // Or else the same press would open the form of what has just come.
      event.preventDefault();
      onChoose(choice.key);
    }
  };
  // Left alone it would stay open, and look as if it still listened.
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) onClose();
  };
  const left = Math.max(8, Math.min(at.x, window.innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(at.y, window.innerHeight - HEIGHT - 8));

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={title}
      className={classes.chooser}
      style={{ left, top }}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <TextInput
        autoFocus
        size="xs"
        aria-label={searchLabel}
        aria-autocomplete="list"
        aria-controls={id}
        {...(active >= 0 && { "aria-activedescendant": `${id}-${active}` })}
        placeholder={title}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(0);
        }}
      />
      <Choices id={id} label={title} choices={choices} active={active} onChoose={onChoose} />
      {choices.length === 0 && (
        <p className={classes.none} role="status">
          {t("palette.nothing", { search })}
        </p>
      )}
    </div>
  );
}
