/** The numbers of a person; the first is the main one. */
import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

const MOST = 10;

interface Props {
  readonly numbers: readonly string[];
  readonly sentences: Readonly<Record<string, string>>;
  readonly onChange: (numbers: readonly string[]) => void;
}

export function NumberFields({ numbers, sentences, onChange }: Props) {
  const { t } = useTranslation();
  const button = { variant: "subtle", color: "gray", size: 36 } as const;
  const without = (place: number): string[] => numbers.filter((_, at) => at !== place);
  return (
    <Stack gap={8}>
      {numbers.map((number, place) => {
        const label = place === 0 ? t("people.mainNumber") : t("people.number", { n: place + 1 });
        const error =
          sentences[`numbers.${place}`] ?? (place === 0 ? sentences.numbers : undefined);
        return (
          // Numbers have no identity of their own: their place is all there is.
          <Group key={place} gap={4} align="flex-start" wrap="nowrap">
            <TextInput
              flex={1}
              label={label}
              {...(place === 0 && { description: t("people.numberHelp") })}
              maxLength={400}
              value={number}
              error={error}
              onChange={(event) =>
                onChange(numbers.map((old, at) => (at === place ? event.currentTarget.value : old)))
              }
            />
            {place > 0 && (
              <Group gap={0} wrap="nowrap" mt={24}>
                <ActionIcon
                  {...button}
                  title={t("people.makeMain")}
                  aria-label={`${t("people.makeMain")}: ${number || label}`}
                  onClick={() => onChange([number, ...without(place)])}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  {...button}
                  title={t("people.remove")}
                  aria-label={`${t("people.remove")}: ${number || label}`}
                  onClick={() => onChange(without(place))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Group>
            )}
          </Group>
        );
      })}
      {numbers.length < MOST && (
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...numbers, ""])}
          >
            {t("people.addNumber")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
