/** The mark of a problem on a wire, where it leaves its step. */
import { useTranslation } from "react-i18next";
import { worst } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { useEditor } from "../store/context";
import { SeverityIcon } from "../ui/SeverityIcon";
import classes from "./WireLine.module.css";

const SIZE = 16;
/** Clear of the handle, and still on the straight part of the wire. */
const AHEAD = 14;

interface Props {
  readonly id: string;
  readonly sourceX: number;
  readonly sourceY: number;
}

export function WireMark({ id, sourceX, sourceY }: Props) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const issues = useEditor(({ issuesOn, viewed }) =>
    viewed === null ? issuesOn.get(id) : undefined,
  );
  const severity = issues === undefined ? null : worst(issues);
  if (issues === undefined || severity === null) return null;
  const sentences = issues.map((issue) => issueText(issue, translate)).join(" ");
  return (
    <g
      className={classes.mark}
      transform={`translate(${sourceX + AHEAD}, ${sourceY - SIZE / 2})`}
      role="img"
      aria-label={`${t(`card.${severity}`)}: ${sentences}`}
      data-severity={severity}
    >
      <title>{sentences}</title>
      <circle cx={SIZE / 2} cy={SIZE / 2} r={SIZE / 2 + 1} />
      <SeverityIcon severity={severity} size={SIZE} />
    </g>
  );
}
