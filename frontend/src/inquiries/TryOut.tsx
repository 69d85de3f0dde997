/** Asks the other system now, with made-up values, and shows what a call would learn. */
import { Alert, Button, Code, Stack, Text, TextInput } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Tried } from "../api/inquiries";
import type { Config } from "../catalogue/types";
import type { FlowNode } from "../graph/document";
import { useEditor } from "../store/context";
import { useTryInquiry } from "../store/inquiries";
import { mayEdit } from "../store/selectors";
import { useFailureText } from "../ui/failure";
import classes from "./TryOut.module.css";

const PLACE = /\{([a-z][a-z0-9_]*)\}/g;

/** The variables a configuration speaks of, in the order in which it does. */
export function namedIn(config: Config): string[] {
  const found = [...JSON.stringify(config).matchAll(PLACE)].map(([, name = ""]) => name);
  return [...new Set(found)];
}

function Outcome({ tried }: { readonly tried: Tried }) {
  const { t } = useTranslation();
  const kept = Object.entries(tried.kept);
  const told =
    tried.status === 0 ? t("tryOut.noAnswer") : t("tryOut.status", { status: tried.status });
  return (
    <Stack gap={6} aria-live="polite">
      <Text size="sm" fw={600} className={classes.told} data-outcome={tried.outcome}>
        {told} · {t("tryOut.time", { n: tried.milliseconds })}
      </Text>
      {tried.trouble !== "" && <Text size="sm">{tried.trouble}</Text>}
      {kept.length > 0 && (
        <dl className={classes.kept}>
          {kept.map(([name, value]) => (
            <div key={name}>
              <dt>{`{${name}}`}</dt>
              <dd>{value === "" ? t("tryOut.empty") : value}</dd>
            </div>
          ))}
        </dl>
      )}
      {tried.body !== "" && (
        <Code block className={classes.body} tabIndex={0} aria-label={t("tryOut.body")}>
          {tried.body}
          {tried.cut ? "…" : ""}
        </Code>
      )}
    </Stack>
  );
}

export function TryOut({ node }: { readonly node: FlowNode }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const editable = useEditor(mayEdit);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const names = useMemo(() => namedIn(node.config), [node.config]);
  const asking = useTryInquiry();
  if (!editable) return null;
  const ask = (): void => {
    const variables = Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
    asking.mutate({ config: node.config, variables });
  };
  return (
    <Stack gap="xs" component="section" aria-label={t("tryOut.title")}>
      <Text size="sm" fw={600}>
        {t("tryOut.title")}
      </Text>
      {names.map((name) => (
        <TextInput
          key={name}
          size="xs"
          label={`{${name}}`}
          maxLength={1000}
          value={values[name] ?? ""}
          onChange={({ currentTarget: { value } }) => setValues({ ...values, [name]: value })}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={15} aria-hidden />}
        loading={asking.isPending}
        onClick={ask}
      >
        {t("tryOut.now")}
      </Button>
      {asking.isError && (
        <Alert role="alert" color="red">
          {failureText(asking.error)}
        </Alert>
      )}
      {asking.data !== undefined && <Outcome tried={asking.data} />}
    </Stack>
  );
}
