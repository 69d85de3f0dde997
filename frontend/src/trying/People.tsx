/** How each person whom the flow may ring takes the call. */
import { NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asText } from "../catalogue/fill";
import { spacedNumber } from "../catalogue/phone";
import { itemsOf } from "../catalogue/ports";
import { useEditor } from "../store/context";
import type { How, Wish } from "./wish";
import { HOWS } from "./wish";

interface Person {
  readonly number: string;
  readonly name: string;
}

/** Those whom steps of the drawing ring by number, each once. */
function usePeople(): Person[] {
  const document = useEditor((state) => state.document);
  return useMemo(() => {
    const people = new Map<string, Person>();
    for (const { config } of document.nodes) {
      for (const row of itemsOf(config, "targets")) {
        const number = asText(row["number"]);
        if (/^\+[0-9]{3,20}$/.test(number))
          people.set(number, { number, name: asText(row["name"]) });
      }
    }
    return [...people.values()];
  }, [document]);
}

interface Props {
  readonly wish: Wish;
  readonly change: (change: Partial<Wish>) => void;
}

export function People({ wish, change }: Props) {
  const { t } = useTranslation();
  const people = usePeople();
  const hows = HOWS.map((value) => ({ value, label: t(`tryHow.${value}`) }));
  return (
    <>
      {people.map(({ number, name }) => (
        <NativeSelect
          key={number}
          size="xs"
          label={name === "" ? spacedNumber(number) : `${name}, ${spacedNumber(number)}`}
          value={wish.people[number] ?? wish.others}
          data={hows}
          onChange={({ currentTarget }) =>
            change({ people: { ...wish.people, [number]: currentTarget.value as How } })
          }
        />
      ))}
      <NativeSelect
        size="xs"
        label={t(people.length === 0 ? "try.anybody" : "try.anybodyElse")}
        value={wish.others}
        data={hows}
        onChange={({ currentTarget }) => change({ others: currentTarget.value as How })}
      />
    </>
  );
}
