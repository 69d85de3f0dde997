/** Steps and ways out that no passing test goes through, as long as that is asked for. */
import { IconFlaskOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { edgeKey } from "../graph/document";
import { useEditor } from "../store/context";
import type { EditorState } from "../store/state";
import classes from "./UntestedMark.module.css";

export function UntestedMark({ nodeId }: { readonly nodeId: string }) {
  const { t } = useTranslation();
  const untested = useEditor(
    (state) => state.viewed === null && state.untested?.steps.has(nodeId) === true,
  );
  if (!untested) return null;
  const label = t("tests.untestedStep");
  return (
    <span className={classes.step} data-untested role="img" aria-label={label} title={label}>
      <IconFlaskOff size={14} aria-hidden />
    </span>
  );
}

export function isUntestedWay(
  { viewed, untested }: EditorState,
  way: Parameters<typeof edgeKey>[0],
): boolean {
  return viewed === null && untested?.ways.has(edgeKey(way)) === true;
}

export function UntestedWay() {
  const { t } = useTranslation();
  const label = t("tests.untestedWay");
  return (
    <span className={classes.way} data-untested-way role="img" aria-label={label} title={label}>
      <IconFlaskOff size={13} aria-hidden />
    </span>
  );
}
