/** Asks which step comes next, right where a wire was let go. */
import { TextInput, UnstyledButton } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { searchTypes } from "../catalogue/lookup";
import type { NodeType } from "../catalogue/types";
import { useCatalogueText } from "../i18n/catalogue";
import { toneOf } from "../nodes";
import { StepIcon } from "../nodes/StepIcon";
import { useEditor } from "../store/context";
import classes from "./Palette.module.css";
import type { LooseEnd } from "./wiring";

const WIDTH = 232;
const HEIGHT = 330;

interface Props {
  readonly end: LooseEnd;
  readonly onChoose: (type: NodeType) => void;
  readonly onClose: () => void;
}

export function StepChooser({ end, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const types = useEditor((state) => state.catalogue.types);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState(0);
  const [cameFrom] = useState(() => document.activeElement);
  const box = useClickOutside(onClose);
  const found = searchTypes(types, search, translate).filter((type) => !type.entry);
  const active = Math.min(chosen, found.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      onClose();
      if (cameFrom instanceof HTMLElement) cameFrom.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(active + step, found.length - 1)));
    }
    const type = found[active];
    if (event.key === "Enter" && type !== undefined) onChoose(type);
  };
  const left = Math.max(8, Math.min(end.screen.x, window.innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(end.screen.y, window.innerHeight - HEIGHT - 8));

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={t("palette.chooseNext")}
      className={classes.chooser}
      style={{ left, top }}
      onKeyDown={onKeyDown}
    >
      <TextInput
        autoFocus
        size="xs"
        aria-label={t("palette.search")}
        placeholder={t("palette.chooseNext")}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(0);
        }}
      />
      <ul className={classes.options} role="listbox" aria-label={t("palette.title")}>
        {found.map((type, index) => (
          <li key={type.type} role="presentation">
            <UnstyledButton
              role="option"
              tabIndex={-1}
              className={classes.item ?? ""}
              data-tone={toneOf(type)}
              aria-selected={index === active}
              onClick={() => onChoose(type)}
            >
              <StepIcon type={type} size={16} className={classes.icon} />
              <span className={classes.label}>{translate(type.label)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
