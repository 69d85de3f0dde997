/** Which version of the flow a step uses: always the latest published, or a pinned one. */
import { NativeSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import type { VersionField } from "../../catalogue/types";
import { usedBy } from "../../graph/parts";
import { useCatalogueText } from "../../i18n/catalogue";
import { useEditor, useEditorStore } from "../../store/context";
import { useFlowByKey, useTakePart } from "../../store/parts";
import { useVersionsOf } from "../../store/queries";
import { inspectedNode } from "../../store/selectors";
import { useFailureText } from "../../ui/failure";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function VersionWidget(props: WidgetProps<VersionField>) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const translate = useCatalogueText();
  const failureText = useFailureText();
  const node = useEditor(inspectedNode);
  const key = useEditor((state) => (node && usedBy(node, state.types)?.flow) ?? "");
  const flow = useFlowByKey(key);
  const versions = useVersionsOf(flow?.id).data ?? [];
  const take = useTakePart(store, node?.id ?? "");
  const value = typeof props.value === "number" ? props.value : null;
  const stray = value !== null && versions.every(({ number }) => number !== value) ? [value] : [];
  const latest = flow?.live_version?.number;
  const choose = (chosen: string): void => {
    if (flow === undefined) return;
    const version = chosen === "" ? null : Number(chosen);
    take({ flow: flow.id, version }).catch((error: unknown) =>
      notifications.show({ color: "red", message: failureText(error) }),
    );
  };
  const empty = translate(props.field.empty);
  return (
    <NativeSelect
      {...inputProps(props)}
      disabled={props.readOnly || flow === undefined}
      value={value ?? ""}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        {
          value: "",
          label: latest === undefined ? empty : t("part.latest", { empty, number: latest }),
        },
        ...stray.map((number) => ({
          value: String(number),
          label: t("versions.number", { number }),
        })),
        ...versions.map(({ number, note }) => ({
          value: String(number),
          label: [t("versions.number", { number }), note].filter(Boolean).join(" · "),
        })),
      ]}
    />
  );
}
