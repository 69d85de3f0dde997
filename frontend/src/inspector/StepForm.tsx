/** Name, settings and ways out of one step. */
import { Stack, Text, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FlowNode } from "../graph/document";
import { renameNode } from "../graph/edits";
import type { Issue } from "../graph/issues";
import { useCatalogueText } from "../i18n/catalogue";
import { toneOf, toolsOf } from "../nodes";
import { StepIcon } from "../nodes/StepIcon";
import { configure } from "../store/commands";
import { useEditor, useEditorStore } from "../store/context";
import { mayEdit } from "../store/selectors";
import classes from "./Inspector.module.css";
import { SchemaForm } from "./SchemaForm";
import { StepIssues } from "./StepIssues";
import { WaysOut } from "./WaysOut";
import { FormContext } from "./scope";

const NONE: readonly Issue[] = [];

function StepHead({ node }: { readonly node: FlowNode }) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const type = useEditor((state) => state.types.get(node.type));
  if (type === undefined) {
    return (
      <div>
        <Text size="sm">{t("card.unknown", { type: node.type })}</Text>
        <Text size="xs" c="dimmed">
          {t("card.unknownHelp")}
        </Text>
      </div>
    );
  }
  return (
    <div data-tone={toneOf(type)}>
      <h2 className={classes.kind}>
        <StepIcon type={type} size={17} className={classes.icon} />
        {translate(type.label)}
      </h2>
      <Text size="xs" c="dimmed">
        {translate(type.help)}
      </Text>
    </div>
  );
}

export function StepForm({ node }: { readonly node: FlowNode }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const editable = useEditor(mayEdit);
  const type = useEditor((state) => state.types.get(node.type));
  const longest = useEditor((state) => state.catalogue.limits.name);
  const issues = useEditor((state) =>
    state.viewed === null ? (state.issuesOf.get(node.id) ?? NONE) : NONE,
  );
  const scope = useMemo(
    () => ({ issues, ports: type?.ports ?? [], config: node.config }),
    [issues, type, node.config],
  );
  const { edit, closeStep } = store.getState();
  return (
    <Stack gap="md" p={16} onBlur={closeStep}>
      <StepHead node={node} />
      <StepIssues issues={issues} />
      <TextInput
        label={t("inspector.name")}
        data-step-name
        value={node.name}
        maxLength={longest}
        disabled={!editable}
        onChange={(event) =>
          edit(renameNode(node.id, event.currentTarget.value), `name ${node.id}`)
        }
      />
      {type !== undefined && (
        <FormContext value={scope}>
          <SchemaForm
            fields={type.fields}
            values={node.config}
            readOnly={!editable}
            onChange={(config, step) => configure(store, node.id, { config, step })}
          />
        </FormContext>
      )}
      {toolsOf(node)}
      <WaysOut node={node} type={type} />
    </Stack>
  );
}
