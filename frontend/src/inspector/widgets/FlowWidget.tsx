/** Which flow a step uses: chosen by name, opened from here, and its ways out taken over. */
import { Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { PlainField } from "../../catalogue/types";
import { PartTools } from "../../parts/PartTools";
import { useEditor, useEditorStore } from "../../store/context";
import { useTakePart } from "../../store/parts";
import { useFlowList } from "../../store/queries";
import { inspectedNode } from "../../store/selectors";
import { useFailureText } from "../../ui/failure";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function FlowWidget(props: WidgetProps<PlainField>) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const own = useEditor((state) => state.flowId);
  const step = useEditor((state) => inspectedNode(state)?.id ?? "");
  const flows = useFlowList().data ?? [];
  const take = useTakePart(store, step);
  const failureText = useFailureText();
  const value = asText(props.value);
  const stray = value !== "" && flows.every(({ key }) => key !== value) ? [value] : [];
  const choose = (key: string | null): void => {
    const flow = flows.find((one) => one.key === key);
    if (flow === undefined || key === value) return;
    take({ flow: flow.id, version: null }).catch((error: unknown) =>
      notifications.show({ color: "red", message: failureText(error) }),
    );
  };
  return (
    <div>
      <Select
        {...inputProps(props)}
        searchable
        placeholder={t("part.choose")}
        nothingFoundMessage={t("part.noFlow")}
        value={value === "" ? null : value}
        onChange={choose}
        data={[
          ...stray.map((key) => ({ value: key, label: t("part.gone", { key }) })),
          ...flows
            .filter(({ id }) => id !== own)
            .map(({ key, name, live_version }) => ({
              value: key,
              label: live_version === null ? t("part.unpublished", { name }) : name,
            })),
        ]}
      />
      <PartTools readOnly={props.readOnly} />
    </div>
  );
}
