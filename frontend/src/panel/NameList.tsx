/** A list of names to write: the positions of a switch, the columns of a table. */
import { ActionIcon, Button, Group, Input, Radio, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly label: string;
  readonly help: string;
  readonly names: readonly string[];
  readonly fewest: number;
  readonly most: number;
  /** Names the box of one; its number is put in. */
  readonly boxLabel: (number: number) => string;
  readonly addLabel: string;
  readonly error: string | undefined;
  readonly errorAt: (place: number) => string | undefined;
  readonly onChange: (names: readonly string[]) => void;
  /** Where one of them is chosen too. */
  readonly chosen?: {
    readonly place: number;
    readonly label: string;
    readonly onChoose: (place: number) => void;
  };
}

const LONGEST = 60;

export function NameList(props: Props) {
  const { t } = useTranslation();
  const { names, onChange, chosen } = props;
  const remove = (place: number): void => {
    onChange(names.filter((_, at) => at !== place));
    if (chosen !== undefined && chosen.place >= place && chosen.place > 0) {
      chosen.onChoose(chosen.place === place ? 0 : chosen.place - 1);
    }
  };
  return (
    <Input.Wrapper
      label={props.label}
      description={props.help}
      error={props.error}
      labelElement="div"
      role="group"
      aria-label={props.label}
    >
      <Stack gap={8} mt={6}>
        {names.map((name, place) => (
          <Group key={place} gap={8} wrap="nowrap" align="flex-start">
            {chosen !== undefined && (
              <Radio
                mt={8}
                aria-label={`${chosen.label}: ${name}`}
                title={chosen.label}
                checked={chosen.place === place}
                onChange={() => chosen.onChoose(place)}
              />
            )}
            <TextInput
              flex={1}
              aria-label={props.boxLabel(place + 1)}
              maxLength={LONGEST}
              value={name}
              error={props.errorAt(place)}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                onChange(names.map((old, at) => (at === place ? typed : old)));
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={names.length <= props.fewest}
              aria-label={t("panel.removeNamed", { name: name === "" ? place + 1 : name })}
              onClick={() => remove(place)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} />}
            disabled={names.length >= props.most}
            onClick={() => onChange([...names, ""])}
          >
            {props.addLabel}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
