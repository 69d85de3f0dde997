/** The inside of a card: icon, name, and one line that says what the step does. */
import type { NodeType } from "../catalogue/types";
import type { Words } from "../catalogue/summary";
import type { FlowNode } from "../graph/document";
import { summaryOf } from ".";
import { StepIcon } from "./StepIcon";
import classes from "./body.module.css";

interface Props {
  readonly node: FlowNode;
  readonly type: NodeType;
  readonly words: Words;
}

export function Generic({ node, type, words }: Props) {
  const label = words.translate(type.label);
  const name = node.name || label;
  const said = summaryOf(type, node.config, words);
  // What the name says already is not said again.
  const more = name === label ? "" : label;
  const line = said === "" || said === name ? more : said;
  return (
    <div className={classes.body}>
      <StepIcon type={type} className={classes.icon} size={20} />
      <div className={classes.text}>
        <div className={classes.name} title={name}>
          {name}
        </div>
        {line !== "" && (
          <div className={classes.summary} title={line}>
            {line}
          </div>
        )}
      </div>
    </div>
  );
}
