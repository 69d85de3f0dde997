/** Below the choice of a flow: the way into it, and its ways out where they are others now. */
import { Button } from "@mantine/core";
import { IconArrowUpRight, IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { goesForGood, usedBy, waysKnown } from "../graph/parts";
import { sameValue } from "../graph/same";
import { useEditor, useSession } from "../store/context";
import { takePart, useFlowByKey, usePart } from "../store/parts";
import { inspectedNode } from "../store/selectors";
import { openPart } from "./entering";
import classes from "./parts.module.css";

export function PartTools({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const { flow: here, store } = useSession();
  const node = useEditor(inspectedNode);
  const types = useEditor((state) => state.types);
  const used = node === undefined ? null : usedBy(node, types);
  const flow = useFlowByKey(used?.flow ?? "");
  const part = usePart(flow?.id, used?.version ?? null).data;
  if (node === undefined || used === null || flow === undefined) return null;
  const { version } = used;
  const known = goesForGood(node, types) ? (part?.ways ?? []) : waysKnown(node.config);
  const stale = part !== undefined && part.key === used.flow && !sameValue(known, part.ways);
  const button = { size: "compact-sm", variant: "default" } as const;
  return (
    <div className={classes.tools}>
      <Button
        {...button}
        leftSection={<IconArrowUpRight size={15} aria-hidden />}
        onClick={() => openPart(flow.id, here.id)}
      >
        {t("part.open", { name: flow.name })}
      </Button>
      {stale && !readOnly && (
        <Button
          {...button}
          variant="light"
          leftSection={<IconRefresh size={15} aria-hidden />}
          onClick={() => takePart(store, node.id, { part, version })}
        >
          {t("part.takeOver")}
        </Button>
      )}
    </div>
  );
}
