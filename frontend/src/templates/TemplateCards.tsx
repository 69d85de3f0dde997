/** What a new flow can begin as: one that is ready but for a few answers. */
import { UnstyledButton } from "@mantine/core";
import { createElement } from "react";
import type { Template } from "../api/templates";
import { iconNamed } from "../nodes/icons";
import classes from "./Templates.module.css";

interface Props {
  readonly templates: readonly Template[];
  readonly onChoose: (template: Template) => void;
}

export function TemplateCards({ templates, onChoose }: Props) {
  return (
    <ul className={classes.cards}>
      {templates.map((template) => (
        <li key={template.key}>
          <UnstyledButton className={classes.card ?? ""} onClick={() => onChoose(template)}>
            {createElement(iconNamed(template.icon), { size: 22, "aria-hidden": true })}
            <span className={classes.label}>{template.label}</span>
            <span className={classes.text}>{template.text}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
