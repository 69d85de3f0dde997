/** What the flow is told of this call: a name and a value each. */
import { ActionIcon, Autocomplete, Button, Input, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./AskForm.module.css";
import type { GivenVariable } from "./draft";

interface Props {
  readonly variables: readonly GivenVariable[];
  /** Names the flow speaks of, the most wanted first. */
  readonly spoken: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (variables: readonly GivenVariable[]) => void;
}

export function VariableRows({ variables, spoken, error, onChange }: Props) {
  const { t } = useTranslation();
  const free = spoken.filter((name) => variables.every((given) => given.name !== name));
  const change = (at: number, part: Partial<GivenVariable>): void =>
    onChange(variables.map((given, index) => (index === at ? { ...given, ...part } : given)));
  return (
    <Input.Wrapper
      label={t("ask.variables")}
      description={
        spoken.length === 0
          ? t("ask.variablesHelp")
          : t("ask.spoken", { names: spoken.map((name) => `{${name}}`).join(", ") })
      }
      error={error}
      labelElement="div"
      role="group"
      aria-label={t("ask.variables")}
    >
      <ol className={classes.rows}>
        {variables.map(({ name, value }, index) => (
          <li key={index} className={classes.row}>
            <Autocomplete
              aria-label={t("ask.variableName", { number: index + 1 })}
              placeholder={t("ask.name")}
              value={name}
              data={name === "" ? free : [name, ...free]}
              onChange={(typed) => change(index, { name: typed })}
            />
            <TextInput
              aria-label={t("ask.variableValue", { number: index + 1 })}
              placeholder={t("ask.value")}
              value={value}
              onChange={(event) => change(index, { value: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t("field.removeItem", { number: index + 1 })}
              onClick={() => onChange(variables.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="light"
        mt={6}
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...variables, { name: free[0] ?? "", value: "" }])}
      >
        {t("ask.addVariable")}
      </Button>
    </Input.Wrapper>
  );
}
